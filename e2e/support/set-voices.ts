import { SHARED_BY } from '#lib/comments/rules/stances.ts';
import { BRANCH_SIZE } from '#lib/comments/rules.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { LONG_NAME, LONG_WORD } from './long-words.ts';
import type { StageInside } from './stage.ts';

type Person = { personId: string; name: string };

/**
 * An essay below which people say where they are: more than one page of those who left, just enough
 * who plan to, and too few who are unhappy.
 */
export async function setVoices(author: Person, now: Date): Promise<StageInside['voices']> {
  const at = later(now, -DAY);
  const essay = await makeEssay({ title: 'What came after', author, now: at });
  const say = (by: Person, body: string, stance: 'left' | 'planning' | 'unhappy') =>
    makeComment({ essayId: essay.id, by, body, stance, now: at });
  let last = 0;
  for (let person = 0; person < SHARED_BY; person += 1) {
    const by = await makePerson(person === 0 ? { name: LONG_NAME } : {});
    await say(by, 'I mean to go in the spring.', 'planning');
    for (let said = 0; said * SHARED_BY <= BRANCH_SIZE; said += 1) {
      last = (await say(by, `Gone, and not back (${said}). ${LONG_WORD}`, 'left')).number;
    }
  }
  for (let person = 0; person < SHARED_BY - 1; person += 1) {
    await say(await makePerson(), 'Not happy here.', 'unhappy');
  }
  return { slug: essay.slug, later: last - 2 };
}

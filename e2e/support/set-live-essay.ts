// Makes an essay with a discussion of so many roots (first argument), and a member who is signed in.
import { later, MINUTE } from '#lib/kernel/time.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { guestCookies, invite } from './invite.ts';
import type { LiveEssay } from './live-essay.ts';

const ROOTS = Number(process.argv[2]);

const made = await withSite(async (): Promise<LiveEssay> => {
  const now = new Date();
  const writer = await makePerson({ name: 'Philippa Osei' });
  const essay = await makeEssay({ title: `What the night shift knows ${now.getTime()}` });
  for (let root = 1; root <= ROOTS; root += 1) {
    await makeComment({
      essayId: essay.id,
      by: writer,
      body: `What I think, for the ${root}th time. ${'It goes on for a while. '.repeat(6)}`,
      now: later(now, -60 * MINUTE),
    });
  }
  await touch(['*']);
  const member = await invite(await makePerson({ name: 'Ngozi Brandt' }), now);
  return { id: essay.id, slug: essay.slug, member, cookies: guestCookies() };
});
console.log(JSON.stringify(made));

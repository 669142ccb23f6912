import { autosaveEssay } from '#lib/essays/commands/autosave-essay.ts';
import { deleteEssay } from '#lib/essays/commands/delete-essay.ts';
import { restoreRevision } from '#lib/essays/commands/restore-revision.ts';
import { saveEssay } from '#lib/essays/commands/save-essay.ts';
import { DAY, HOUR, later, MINUTE } from '#lib/kernel/time.ts';
import { makeEssay, must } from '#lib/testing/factories.ts';
import { LONG_WORD } from './long-words.ts';
import type { StageInside } from './stage.ts';

const PARAGRAPHS = [
  'The rota came on a Thursday, as it always did, and nobody had asked for it.',
  'I read it standing in the corridor, with my coat on, and knew before I had finished.',
  `Some words are wider than any column: ${LONG_WORD}.`,
  'What followed took eleven months, and most of it was paperwork.',
];

/** An essay with a history of every kind, and a draft in the bin. */
export async function setDesk(
  author: { personId: string; name: string },
  now: Date,
): Promise<StageInside['desk']> {
  const { personId } = author;
  const title = 'The year in which I gave notice three times';
  const source = PARAGRAPHS.join('\n\n');
  const begun = later(now, -DAY);
  const history = await makeEssay({ title, source, author, now: begun });
  const write = (changed: string, at: Date) => ({
    essayId: history.id,
    text: { title, summary: '', source: changed },
    personId,
    now: at,
  });
  const second = source.replace('eleven months', 'nearly a year').replace(' with my coat on,', '');
  must(
    await saveEssay({ ...write('', now), ...write(second, begun).text, now: later(begun, HOUR) }),
  );
  const third = `${second}\n\nI have not been back.`;
  must(await autosaveEssay({ ...write(third, later(begun, HOUR + MINUTE)), version: 2 }));
  must(await restoreRevision({ essayId: history.id, number: 1, personId, now: later(now, -HOUR) }));
  const fourth = source.replace('on a Thursday', 'on a Friday');
  must(await autosaveEssay({ ...write(fourth, now), version: 4 }));

  const deleted = await makeEssay({ title: 'Begun and thrown away', author, draft: true });
  must(await deleteEssay({ essayId: deleted.id, now }));
  return { history: history.id, deleted: deleted.id };
}

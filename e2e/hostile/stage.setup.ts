import { keepStage, runInside } from '#e2e/support/stage.ts';
import { expect, test } from '#e2e/support/test.ts';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import type { HostileStage } from './hostile-stage.ts';
import { ODD_TEXTS, VECTORS } from './vectors.ts';

/** Some 9,000 writes, on a machine that is busy with other things too. */
const TIMEOUT_MS = 180_000;

/** Neither space nor what no eye sees. */
const SOMETHING_TO_SEE = /[^\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/u;

test('attacks and odd texts are posted wherever people write', async () => {
  test.setTimeout(TIMEOUT_MS);
  const stage = await runInside<HostileStage>('../hostile/post-vectors.ts');
  console.log(`${VECTORS.length} attacks, ${ODD_TEXTS.length} odd texts`);
  for (const [what, { taken, refused }] of Object.entries(stage.told)) {
    console.log(`${what}: ${taken} taken, ${refused} refused by the rules`);
  }
  // Nothing is left out by accident: only what shows nothing and the too long are refused as a comment.
  const isTaken = (text: string) =>
    text.length <= 10_000 && SOMETHING_TO_SEE.test(renderComment(text).replace(/<[^>]*>/g, ''));
  expect(stage.told.comments.taken).toBe(VECTORS.filter(isTaken).length);
  expect(stage.told.oddComments.taken).toBe(ODD_TEXTS.filter(isTaken).length);
  keepStage('hostile', stage);
});

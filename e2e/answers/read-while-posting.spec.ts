import { fetchBytes } from '#bench/client/fetch-bytes.ts';
import { postComment, setBytes } from '#e2e/support/bytes-stage.ts';
import { expect, test } from '#e2e/support/test.ts';

// Whoever has posted finds the comment on the very next page they ask for, also while others have the
// same pages made at that moment: none of those is shared with them.

const COMMENTS = 12;
const READERS = 4;

test('a comment is in the next answer, always, while others read the same pages', async ({
  baseURL,
}) => {
  test.slow();
  const site = baseURL ?? '';
  const stage = await setBytes();
  const essay = `${site}/essays/${stage.slug}`;
  const pages = [essay, `${essay}/newest`, `${essay}/since/1`];
  const read = async (url: string) =>
    (await fetchBytes(url, { 'accept-encoding': 'identity' })).body.toString();

  let isOver = false;
  const readers = Array.from({ length: READERS }, async (_, reader) => {
    for (let turn = reader; !isOver; turn += 1) await read(pages[turn % pages.length] ?? essay);
  });
  try {
    for (let turn = 1; turn <= COMMENTS; turn += 1) {
      const body = `Said while others read, turn ${turn}.`;
      await postComment(site, stage, body);
      const next = await Promise.all(pages.map(read));
      expect(next.map((html) => html.includes(body))).toEqual(pages.map(() => true));
    }
  } finally {
    isOver = true;
    await Promise.all(readers);
  }
});

import { formPoster } from '#bench/writing/post-by-form.ts';
import { anAddress } from './people.ts';
import { runInside } from './stage.ts';

/** What set-bytes.ts has set. */
export type BytesStage = {
  essayId: string;
  slug: string;
  /** The cookies of somebody who is signed in, as a header. */
  cookie: string;
  /** Where the database of the site under test listens. */
  database: string;
};

/** Makes an essay with a discussion of its own, for one test file. */
export const setBytes = () => runInside<BytesStage>('set-bytes.ts');

/** Posts a comment through a site's own form, as somebody without a script does. */
export async function postComment(site: string, stage: BytesStage, body: string): Promise<void> {
  const { essayId, slug, cookie } = stage;
  const headers = { cookie, 'x-forwarded-for': anAddress() };
  const post = await formPoster(site, slug, headers);
  await post({ essayId, slug, answersId: null, body, headers });
}

// Sets the stage for the tests of kept bytes: an essay with a small discussion and somebody who is
// signed in. Answers with a BytesStage.
import { newId } from '#lib/kernel/ids.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import type { BytesStage } from './bytes-stage.ts';
import { guestCookies, invite } from './invite.ts';

const COMMENTS = 5;

const stage = await withSite(async (): Promise<BytesStage> => {
  const now = new Date();
  const writer = await makePerson({ name: 'Perpetua Lindqvist' });
  // Two test files set this stage at the same time.
  const title = `What is the same for everybody ${newId().slice(-8)}`;
  const essay = await makeEssay({ title, now });
  for (let made = 0; made < COMMENTS; made += 1) {
    await makeComment({ essayId: essay.id, by: writer, body: `Comment ${made}.`, now });
  }
  const { session } = await invite(writer, now);
  const cookies = guestCookies();
  return {
    essayId: essay.id,
    slug: essay.slug,
    cookie: `${cookies.session}=${session}; ${cookies.hint}=1`,
    database: process.env.DATABASE_URL ?? '',
  };
});

console.log(JSON.stringify(stage));

// Makes an author, signed in, with a draft. Answers with a LiveDraft.
import { makeEssay, makePerson } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { guestCookies, invite } from './invite.ts';
import type { LiveDraft } from './live-draft.ts';

const draft = await withSite(async (): Promise<LiveDraft> => {
  const author = await makePerson({ name: 'Philippa Nakamura', roles: ['author'] });
  const mark = `zq${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const { id, slug } = await makeEssay({ title: `A draft ${mark}`, author, draft: true });
  const guest = await invite(author, new Date());
  return { id, slug, mark, author: guest, cookies: guestCookies() };
});
console.log(JSON.stringify(draft));

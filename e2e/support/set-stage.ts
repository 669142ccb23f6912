// Sets the stage for the tests of pages: people who are signed in, essays in every state, a thread
// with every kind of comment. Everything is made by the site's own commands. Answers with a StageInside.
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { saveEssay } from '#lib/essays/commands/save-essay.ts';
import { takeBackEssay } from '#lib/essays/commands/take-back-essay.ts';
import { importFiles } from '#lib/importing/commands/import-files.ts';
import { readImport } from '#lib/importing/rules/read-import.ts';
import { DAY, HOUR, later } from '#lib/kernel/time.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { db } from '#lib/platform/db.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { guestCookies, invite, inviteNameless } from './invite.ts';
import { LONG_TITLE } from './long-words.ts';
import { setCases } from './set-cases.ts';
import { setConditions } from './set-conditions.ts';
import { setDecided } from './set-decided.ts';
import { setDesk } from './set-desk.ts';
import { setFigures } from './set-figures.ts';
import { setImports } from './set-imports.ts';
import { setPictures } from './set-pictures.ts';
import { setPublishing } from './set-publishing.ts';
import { makeLongEssay, setReads } from './set-reads.ts';
import { setSeries } from './set-series.ts';
import { setThread } from './set-thread.ts';
import { setVoices } from './set-voices.ts';
import type { StageInside } from './stage.ts';

/** Everything that is kept is forgotten. */
const EVERYTHING = ['*'];

const GUIDE_PAGE = `---
title: Before you hand in your notice
permalink: /before-you-hand-in-your-notice
---
[ask somebody from a union to read this]

Three things are worth knowing first [say which].

## What your contract says

Read it twice, and once with somebody who has read many.
`;

/** A published page of the guide whose stored document is not one. */
async function breakPage(now: Date): Promise<string> {
  const permalink = 'broken-in-the-database';
  await importPage(GUIDE_PAGE.replace(/permalink: .*/, `permalink: /${permalink}`), true, now);
  await db.guideRevision.updateMany({ where: { page: { permalink } }, data: { document: [] } });
  return permalink;
}

async function importPage(text: string, publish: boolean, now: Date): Promise<void> {
  const read = readImport('page.md', new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.problem.message);
  const order = { essay: null, consent: 'unknown', replace: true, dryRun: false } as const;
  must(
    await importFiles([{ file: 'page.md', content: read.value }], {
      ...order,
      publish,
      now,
      say: () => {},
    }),
  );
}

const stage = await withSite(async (): Promise<StageInside> => {
  const now = new Date();
  const [member, author, moderator] = await Promise.all([
    makePerson({ name: 'Marguerite Achterberg' }),
    makePerson({ name: 'Ayodele Winterbottom', roles: ['author'] }),
    makePerson({ name: 'Temperance Oduya', roles: ['moderator'] }),
  ]);

  const quiet = await makeEssay({ title: 'A quiet one', author, now: later(now, -3 * DAY) });
  const busy = await makeEssay({ title: LONG_TITLE, author, now: later(now, -2 * DAY) });
  const thread = await setThread(busy, { member, moderator, now });

  await setReads(busy.id, moderator, now);
  const unread = await makeLongEssay(author, later(now, -4 * DAY));

  const draft = await makeEssay({ title: 'Not for anybody yet', author, draft: true });
  const changed = await makeEssay({ title: 'Published and changed', author });
  must(
    await saveEssay({
      essayId: changed.id,
      title: 'Published, changed, and not shown',
      summary: '',
      source: 'A second version.',
      now: later(now, HOUR),
    }),
  );
  const takenBack = await makeEssay({ title: 'Taken back again', author });
  must(await takeBackEssay({ essayId: takenBack.id, now }));
  must(await publishEssay({ essayId: quiet.id, byline: author.name, now: later(now, -DAY) }));

  const voices = await setVoices(author, now);
  const series = await setSeries(author, [quiet, busy, unread, draft], now);
  const pictures = await setPictures(author, later(now, -5 * DAY));
  const publishing = await setPublishing(author, member, now);
  const desk = await setDesk(author, now);
  const imports = await setImports(author.personId, now);
  await importPage(GUIDE_PAGE, false, now);
  const guideDraft = await db.guidePage.findUniqueOrThrow({
    where: { permalink: 'before-you-hand-in-your-notice' },
    select: { id: true, permalink: true },
  });

  const conditions = await setConditions(member, now);
  const { suspended, ...decided } = await setDecided(changed.id, now);
  const cases = await setCases(moderator, now);
  const guests = {
    member: await invite(member, now),
    author: await invite(author, now),
    moderator: await invite(moderator, now),
    nameless: await inviteNameless(now),
    leaving: await invite(await makePerson(), now),
    suspended: await invite(suspended, now),
  };
  const log = await setFigures(now);
  await touch(EVERYTHING);
  return {
    guests,
    cookies: guestCookies(),
    busy: { id: busy.id, slug: busy.slug, title: LONG_TITLE, lastNumber: thread.lastNumber },
    quiet,
    unread,
    draft: { ...draft, title: 'Not for anybody yet' },
    changed,
    takenBack,
    pictures,
    publishing,
    desk,
    imports,
    series,
    voices,
    comments: thread.comments,
    ...decided,
    ...conditions,
    ...cases,
    vanished: thread.vanished,
    heldImport: thread.heldImport,
    broken: await breakPage(now),
    guideDraft,
    ...log,
  };
});

console.log(JSON.stringify(stage));

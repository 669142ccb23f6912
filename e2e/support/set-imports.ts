import type { RunReport } from '#lib/importing/views.ts';
import { newId } from '#lib/kernel/ids.ts';
import { db } from '#lib/platform/db.ts';

/** What a dry run found: names of every sort, long lists, things that were changed and left out. */
const REPORT: RunReport = {
  essays: { added: 14, replaced: 1, known: 2, left: 1, published: 0 },
  pages: { added: 1, replaced: 0, known: 0, left: 0, published: 0 },
  comments: { added: 20, known: 4, held: 20, writers: 12, discussions: 1 },
  addresses: 28,
  items: [
    {
      kind: 'page',
      title: 'About \u2067הרופאה\u2069 & <b>me</b>',
      address: '/about',
      leadsTo: '/about',
      outcome: 'new, a draft',
      notes: ['2 pictures became links.', 'Without an effect here: [gallery].'],
    },
    {
      kind: 'discussion',
      title: 'One year out of the ward',
      address: '/essays/one-year-out-of-the-ward',
      leadsTo: '/essays/one-year-out-of-the-ward',
      outcome: '20 comments, held for a moderator, 4 comments came in before',
      notes: ['3 mentions by other blogs (pingbacks) are left out.'],
    },
    ...Array.from({ length: 18 }, (_, n) => ({
      kind: 'essay' as const,
      title: `Night ${n + 1}: ${'what the rota says '.repeat(1 + (n % 4)).trim()}`,
      address: `/essays/night-${n + 1}`,
      leadsTo: `/essays/night-${n + 1}`,
      outcome: 'new, a draft',
      notes: n % 3 === 0 ? ['The title is made from the name of the file.'] : [],
    })),
  ],
  moreItems: 0,
  leftOut: [
    {
      what: '38 files that were attached',
      why: 'pictures and files are not in the export; pictures in texts became links.',
    },
    { what: 'the post “Scrubs”', why: 'it has no text.' },
  ],
  moreLeftOut: 0,
};

/** Imports of an author: one that was read, one that is being brought in, one that was refused. */
export async function setImports(
  personId: string,
  now: Date,
): Promise<{ ready: string; busy: string; refused: string }> {
  const files = [{ name: 'night-shifts.wordpress.2026-11-22.xml', bytes: 1_200_000 }];
  const base = { personId, files, consent: 'unknown' as const, createdAt: now };
  const ready = newId();
  const busy = newId();
  const refused = newId();
  await db.importRun.createMany({
    data: [
      { ...base, id: ready, state: 'ready', report: { ...REPORT } },
      { ...base, id: busy, state: 'importing', report: { ...REPORT }, done: 9 },
      {
        ...base,
        id: refused,
        state: 'refused',
        report: { refusal: 'blog.tar: _posts/passwd.md is a link, which we don’t read.' },
      },
    ],
  });
  return { ready, busy, refused };
}

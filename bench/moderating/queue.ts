import { db } from '#lib/platform/db.ts';
import { beginSession, sessionCookieName } from '#lib/platform/session.ts';
import { makePerson } from '#lib/testing/factories.ts';
import { BROWSER } from '../client/accept.ts';
import { fetchBytes } from '../client/fetch-bytes.ts';
import type { DatabaseServer } from '../machine/site.ts';
import { statementsDuring } from '../reading/statement-log.ts';
import { percentile } from '../report/statistics.ts';
import type { Discussion } from '../threads/discussions.ts';
import { openCases } from './open-cases.ts';

/** A page of the moderators' as one of them gets it: times in ms, statements of the database. */
export type QueueFigures = { what: string; p50: number; p99: number; statements: number };

/** What is measured: so many open cases, each page so often. */
type Asked = { open: number; warmUp: number; timed: number; counted: number };

/**
 * Fills the queue with reports about comments of one discussion and asks for its pages as a
 * moderator with a fresh code: the first, one far down by its keyset, and the page of one case.
 */
export async function measureQueue(
  discussion: Discussion,
  asked: Asked,
  setting: { site: string; database: DatabaseServer; say: (line: string) => void },
): Promise<QueueFigures[]> {
  const now = new Date();
  const { personId } = await makePerson({ roles: ['moderator'], now });
  const reporter = await makePerson({ now });
  await openCases(
    { threadId: discussion.threadId, count: asked.open, reporterId: reporter.personId },
    now,
  );
  const token = await beginSession(db, personId, now);
  const headers = { ...BROWSER, cookie: `${sessionCookieName()}=${token}` };
  const figures: QueueFigures[] = [];
  for (const [what, path] of await pagesOf(setting.site, headers)) {
    const ask = () => askOnce(setting.site + path, headers);
    for (let done = 0; done < asked.warmUp; done += 1) await ask();
    const took: number[] = [];
    for (let done = 0; done < asked.timed; done += 1) took.push(await ask());
    const { statements } = await statementsDuring(setting.database, async () => {
      for (let done = 0; done < asked.counted; done += 1) await ask();
    });
    const p50 = percentile(took, 50);
    setting.say(`  ${what}: ${p50.toFixed(1)} ms`);
    figures.push({
      what,
      p50,
      p99: percentile(took, 99),
      statements: statements.length / asked.counted,
    });
  }
  return figures;
}

/** So many pages further on by the link to the next one. */
const PAGES_ON = 20;

async function pagesOf(site: string, headers: Record<string, string>): Promise<[string, string][]> {
  const first = '/moderation';
  let far = first;
  for (let page = 0; page < PAGES_ON; page += 1) {
    const html = (await fetchBytes(site + far, { ...headers, 'accept-encoding': 'identity' })).body;
    far = linkIn(html.toString(), /<a[^>]*rel="next"[^>]*>/, far);
  }
  const open = await db.moderationCase.findFirstOrThrow({
    where: { closedAt: null },
    orderBy: [{ priority: 'desc' }, { openedAt: 'asc' }],
  });
  return [
    ['the first page', first],
    [`${PAGES_ON} pages on`, far],
    ['one case', `/moderation/cases/${open.id}`],
  ];
}

function linkIn(html: string, element: RegExp, from: string): string {
  const href = /href="([^"]+)"/.exec(element.exec(html)?.[0] ?? '')?.[1];
  if (!href) throw new Error(`${from} leads no further.`);
  return href.replaceAll('&amp;', '&');
}

async function askOnce(url: string, headers: Record<string, string>): Promise<number> {
  const from = performance.now();
  const { status } = await fetchBytes(url, headers);
  if (status !== 200) throw new Error(`${url} answered ${status}.`);
  return performance.now() - from;
}

import type { Asking } from './asking.ts';
import { kilobytes, milliseconds, table, whole } from './figures.ts';
import { CONNECTIONS, SECONDS, type Speed } from './load.ts';
import type { PageWeight } from './page-weight.ts';
import { type PostingFigures, WAYS, type Way } from './posting.ts';
import type { Reading } from './reading.ts';
import { WRITERS, SECONDS as WRITING_SECONDS } from './writers.ts';

/** All that `npm run bench` found. */
export type BenchFigures = {
  machine: string;
  postgres: string;
  next: string;
  browser: string;
  /** Whether the site with its database had one core and the client another. */
  pinned: boolean;
  /** Processes that wanted a core, before and after. */
  load: { began: string; ended: string };
  /** Comments on the page that was read. */
  comments: number;
  weight: PageWeight;
  reading: Reading;
  asking: Asking;
  posting: { empty: PostingFigures; long: PostingFigures; longSize: number };
};

const KINDS: [keyof PageWeight, string][] = [
  ['Document', 'HTML'],
  ['Script', 'JavaScript'],
  ['Stylesheet', 'CSS'],
  ['Font', 'fonts'],
  ['Image', 'images'],
  ['Fetch', 'fetched ahead by the page'],
];

const WAY_NAMES: Record<Way, string> = {
  command: 'the command alone',
  action: 'the server action over HTTP',
  formAndAction: 'form loaded, then the action',
};

/** The figures as Markdown, for people and for docs/figures.md. */
export function reportBench(figures: BenchFigures): string {
  return [
    '## Speed and size (`npm run bench`)',
    setting(figures),
    reading(figures),
    size(figures),
    asking(figures),
    posting(figures),
  ].join('\n\n');
}

function setting({ machine, postgres, next, pinned, load }: BenchFigures): string {
  const day = new Date().toISOString().slice(0, 10);
  const cores = pinned
    ? 'The site and its database share one core, the client has another.'
    : 'Site, database and client share the cores.';
  return `On ${day}: ${machine}, PostgreSQL ${postgres}, Next ${next}. ${cores} Load of the machine ${load.began} at the beginning, ${load.ended} at the end.`;
}

function reading({ comments, reading }: BenchFigures): string {
  const row = (name: string, { site, bare }: { site: Speed; bare?: Speed }) => [
    name,
    whole(site.perSecond),
    milliseconds(site.p99),
    processorTime(site.processor),
    bare ? whole(bare.perSecond) : '',
    bare ? milliseconds(bare.p99) : '',
    processorTime(bare?.processor),
  ];
  return `### Reading the essay page with ${comments} comments

From the cache, ${CONNECTIONS} connections, ${SECONDS} s, the median of three rounds. The bare server is Node's own \`http\` with the same headers and bytes ready in memory, packed beforehand; the client, on one core, is what limits it. The processor's time is what one request costs the server; what else the machine does matters less to it.

${table(
  ['', 'site, requests/s', 'p99', 'processor', 'bare server, requests/s', 'p99', 'processor'],
  [
    row('packed (gzip)', reading.gzip),
    row('not packed', reading.plain),
    row('asked whether it still holds (304)', reading.again),
  ],
)}`;
}

function size({ weight, browser, reading }: BenchFigures): string {
  const rows = KINDS.filter(([kind]) => weight[kind].files > 0).map(([kind, name]) => {
    const { files, sent, unpacked } = weight[kind];
    return [name, String(files), kilobytes(sent), kilobytes(unpacked)];
  });
  return `### What a first visit loads

The same page in ${browser} with an empty cache, without a mouse or a scroll. The HTML alone is ${kilobytes(reading.bytes.gzip)} packed, ${kilobytes(reading.bytes.plain)} unpacked.

${table(['', 'files', 'over the line, with headers', 'unpacked'], rows)}`;
}

function asking({ asking }: BenchFigures): string {
  const { hit, afterComment, fromNothing, post } = asking;
  return `### What is asked of the database

Statements, \`BEGIN\` and \`COMMIT\` among them, as the database logged them; without the look at others' changes that each process takes once a second. Times at one request after the other.

${table(
  ['', 'statements', 'half within', 'p99'],
  [
    ['the page from the cache', hit.toString(), '', ''],
    [
      'the page after a comment',
      afterComment.queries.toFixed(1),
      milliseconds(afterComment.p50),
      milliseconds(afterComment.p99),
    ],
    [
      'the page when nothing is kept',
      fromNothing.queries.toFixed(1),
      milliseconds(fromNothing.p50),
      milliseconds(fromNothing.p99),
    ],
    ['a comment posted by the form', post.toFixed(1), '', ''],
  ],
)}`;
}

function posting({ posting }: BenchFigures): string {
  const { empty, long, longSize } = posting;
  const rows = [
    { name: 'begins empty', figures: empty },
    { name: `has ${whole(longSize)} comments`, figures: long },
  ].flatMap(({ name, figures }) =>
    WAYS.map((way) => {
      const { perSecond, p50, p99, count, processor } = figures[way];
      const times = [milliseconds(p50), milliseconds(p99), processorTime(processor)];
      return [`${name}: ${WAY_NAMES[way]}`, whole(perSecond), ...times, whole(count)];
    }),
  );
  return `### Posting

${WRITERS} people at once in one thread, each writing one comment after the other, every other one a reply; ${WRITING_SECONDS} s, the median of three rounds. Each comment is on the disk before it is acknowledged. After each round the thread had exactly the comments that were acknowledged, numbered without a gap.

${table(['the thread …', 'comments/s', 'half within', 'p99', 'processor', 'acknowledged and found'], rows)}`;
}

function processorTime(ms: number | undefined): string {
  return ms === undefined ? '' : `${ms.toFixed(2)} ms`;
}

import { LIVELY, type Way } from '../plan.ts';
import type { Share } from '../profile/profile-summary.ts';
import { CONNECTIONS, type Speed } from '../reading/speed.ts';
import { KINDS } from '../reading/weight-kinds.ts';
import { ARRIVING_PER_SECOND } from '../writing/reads-meanwhile.ts';
import type { BenchFigures } from './bench-figures.ts';
import { kilobytes, megabytes, milliseconds, table, whole } from './figures.ts';
import { judge } from './targets.ts';

const WAY_NAMES: Record<Way, string> = {
  script: 'by the script of the page',
  form: 'by the form, without a script',
  command: 'the command alone, without the web',
};

const SHAPE_NAMES = {
  mixed: '',
  'one-root': ', all under the first',
  chain: ', each answers the one before',
  roots: ', none answers another',
} as const;

const FORM_NAMES = { gzip: 'gzip', br: 'Brotli', plain: 'not packed', again: 'asked again (304)' };

/** The figures as Markdown, for people and for docs/figures.md. */
export function reportBench(figures: BenchFigures): string {
  return [
    '## Speed and size (`npm run bench`)',
    setting(figures),
    targets(figures),
    hits(figures),
    misses(figures),
    posting(figures),
    meanwhile(figures),
    memory(figures),
    live(figures),
    queue(figures),
    weight(figures),
    starting(figures),
    ...profiles(figures),
  ].join('\n\n');
}

function setting(figures: BenchFigures): string {
  const { at, machine, postgres, next, pinned, load, rounds, options } = figures;
  const cores = pinned
    ? 'The site and its database share one core, the client has another.'
    : 'Site, database and client share the cores.';
  const medians = rounds === 1 ? 'One round' : `Medians of ${rounds} rounds`;
  const quick = options.quick ? ' A quick run: its figures say little.' : '';
  return `On ${at.slice(0, 10)}: ${machine}, PostgreSQL ${postgres}, Next ${next}. ${cores} ${medians}, each with every measurement in turn. Load of the machine ${load.began} at the beginning, ${load.ended} at the end.${quick}

The threads are made from a seed, two thirds of their comments replies, down to the depth cap, with texts as long as those of the sample discussion, under the first essay.`;
}

function targets(figures: BenchFigures): string {
  const mark = (met: boolean | undefined) => (met === undefined ? '–' : met ? 'yes' : '**no**');
  const rows = judge(figures).map(({ what, wanted, found, met }) => [
    what,
    wanted,
    found,
    mark(met),
  ]);
  return `### What was to be reached

${table(['', 'wanted', 'found', 'met'], rows)}`;
}

function hits({ hits: all, statements }: BenchFigures): string {
  const speed = (each: Speed | undefined) =>
    each
      ? [
          whole(each.perSecond),
          milliseconds(each.p99),
          each.processor === undefined ? '' : `${(each.processor * 1000).toFixed(0)} µs`,
        ]
      : ['', '', ''];
  const rows = all.map(({ size, form, bytes, site, bare }) => [
    `${whole(size)} comments, ${FORM_NAMES[form]}`,
    form === 'again' ? '' : kilobytes(bytes),
    ...speed(site),
    ...speed(bare),
    bare ? (site.perSecond / bare.perSecond).toFixed(2) : '',
  ]);
  const busiest = Math.max(...all.flatMap(({ site, bare }) => [site.client, bare?.client ?? 0]));
  return `### Reading an essay with the first window of its discussion, kept

${CONNECTIONS} connections. The bare server is Node's own \`http\` with the same headers and bytes ready in memory. "Processor" is what one request costs the server, its database with it. The client used ${Math.round(100 * busiest)} % of its core at most. Statements asked of the database: ${statements.hit}.

${table(
  [
    '',
    'bytes',
    'site, requests/s',
    'p99',
    'processor',
    'bare, requests/s',
    'p99',
    'processor',
    'site : bare',
  ],
  rows,
)}`;
}

function misses({ misses: all, fromNothing }: BenchFigures): string {
  const rows = all.map(({ size, shape, what, status, miss, keptPerSecond = 0 }) => {
    const name = `${whole(size)} comments${SHAPE_NAMES[shape]}: ${what}`;
    if (!miss) return [name, '', '', `answered ${status}`, ''];
    return [
      name,
      milliseconds(miss.p50),
      milliseconds(miss.p99),
      miss.statements.toFixed(1),
      whole(keptPerSecond),
    ];
  });
  rows.push([
    'the first window when nothing at all is kept',
    milliseconds(fromNothing.p50),
    milliseconds(fromNothing.p99),
    fromNothing.statements.toFixed(1),
    '',
  ]);
  return `### Rendering anew

All that a thread shows is forgotten, then one reader asks, as a browser asks; the addresses take turns. Statements as the database logged them, without the look at others' changes that each process takes once a second.

${table(['', 'half within', 'p99', 'statements', 'kept, requests/s'], rows)}`;
}

function posting({ posting: all, seen, statements }: BenchFigures): string {
  const rows = all.map((each) => {
    const into = each.size === 0 ? 'empty' : `${whole(each.size)} comments`;
    return [
      `${into}, ${each.writers} at once, ${WAY_NAMES[each.way]}`,
      whole(each.perSecond),
      milliseconds(each.p50),
      milliseconds(each.p99),
      each.processor === undefined ? '' : milliseconds(each.processor),
      each.siteProcessor === undefined ? '' : milliseconds(each.siteProcessor),
      whole(each.count),
    ];
  });
  const looked = seen.map(
    ({ size, acknowledged, pages, missing }) =>
      `in the thread of ${whole(size)} ${whole(acknowledged)} comments, ${whole(pages)} pages asked for at once, ${whole(missing.length)} of them without it`,
  );
  return `### Posting

Two of three are replies, to comments of all ages. Each is on the disk before it is acknowledged, and after each round the thread had exactly the comments that were acknowledged, counted right and numbered without a gap. One post by the script is ${statements.post.toFixed(1)} statements. The pages that must show a comment (its own, what came after the one before, its window) were asked for while ${LIVELY} people wrote: ${looked.join('; ')}.

${table(['the thread', 'comments/s', 'half within', 'p99', 'processor', 'of it the site', 'acknowledged and found'], rows)}`;
}

function meanwhile({ meanwhile: { size, alone, meanwhile: busy, arrived } }: BenchFigures): string {
  const row = (name: string, speed: Speed) => [
    name,
    whole(speed.perSecond),
    milliseconds(speed.p50),
    milliseconds(speed.p99),
  ];
  return `### Reading while others write

The first window of ${whole(size)} comments (gzip) while nobody writes and while ${ARRIVING_PER_SECOND} comments a second are posted into the same thread, the replies among them to what the window shows or near it.

${table(
  ['', 'requests/s', 'half within', 'p99'],
  [row('nobody writes', alone), row(`${arrived.toFixed(1)} comments/s arrive`, busy)],
)}`;
}

function memory({ memory: { atRest, heapAtRest, after, soak } }: BenchFigures): string {
  const by = atRest?.by === 'rss' ? 'shared pages counted for each process' : 'shared pages once';
  const show = (bytes: number | undefined) => (bytes === undefined ? '' : megabytes(bytes));
  const rows = soak.samples.map(({ reads, writes, heapUsed, arrayBuffers }) => [
    whole(reads),
    whole(writes),
    megabytes(heapUsed),
    megabytes(arrayBuffers),
    megabytes(heapUsed + arrayBuffers),
  ]);
  return `### Memory

All processes of the site and its database, ${by}: ${show(atRest?.bytes)} at rest after a start and one page, ${show(after?.bytes)} after everything above. What the site itself holds after forced collection: ${megabytes(heapAtRest.heapUsed + heapAtRest.arrayBuffers)} at rest, and while ${whole(soak.addresses)} addresses of the largest discussion are read over and over, some much more often than others (Zipf), with writes between; ${(100 * soak.kept).toFixed(1)} % of the reads were of pages that were kept:

${table(['reads', 'writes', 'heap used', 'array buffers', 'together'], rows)}`;
}

function live({ live: figures }: BenchFigures): string {
  const { streams, status, before, open, closed, heard } = figures;
  const head = '### Open pages that listen';
  if (!before || !open || !closed || !heard) return `${head}\n\nNot measured: answered ${status}.`;
  const row = (name: string, state: typeof open) => [
    name,
    state.memory ? megabytes(state.memory.bytes) : '',
    megabytes(state.heap.heapUsed + state.heap.arrayBuffers),
  ];
  return `${head}

${whole(streams)} event streams of one discussion. A comment was posted: half of them had heard of it ${milliseconds(heard.p50)} after it was sent, 99 of 100 ${milliseconds(heard.p99)}, the last ${milliseconds(heard.last)}; ${whole(heard.count)} heard.

${table(
  ['', 'all processes', 'the site after collection'],
  [row('before', before), row('open', open), row('closed again', closed)],
)}`;
}

function queue({ queue: { open, pages } }: BenchFigures): string {
  const rows = pages.map(({ what, p50, p99, statements }) => [
    what,
    milliseconds(p50),
    milliseconds(p99),
    statements.toFixed(1),
  ]);
  return `### The moderators’ queue

${whole(open)} open cases, asked for by one moderator, one page after the other; nothing of these pages is kept.

${table(['', 'half within', 'p99', 'statements'], rows)}`;
}

function weight({ weight: { size, kinds }, browser }: BenchFigures): string {
  const rows = KINDS.filter((kind) => kinds[kind].files > 0).map((kind) => {
    const { files, plain, gzip, br } = kinds[kind];
    return [kind, String(files), kilobytes(plain), kilobytes(gzip), kilobytes(br)];
  });
  return `### What a first visit loads

The essay with ${whole(size)} comments in ${browser} with an empty cache, without a mouse or a scroll; bodies without their headers. "Next's JavaScript" is what the build itself lists as loaded everywhere, and files with modules of Next alone.

${table(['', 'files', 'not packed', 'gzip', 'Brotli'], rows)}`;
}

function starting({ starts, loaded }: BenchFigures): string {
  const ready = starts.map(({ readyMs }) => milliseconds(readyMs)).join(', ');
  const page = starts.map(({ firstPageMs }) => milliseconds(firstPageMs)).join(', ');
  const rows = loaded.map(({ size, shape, seconds }) => [
    `${whole(size)} comments${SHAPE_NAMES[shape]}`,
    `${seconds.toFixed(1)} s`,
    whole(size / seconds),
  ]);
  return `### Starting and loading

A start with the database, on data that is there and a site that is built, until it is ready: ${ready}; from then until the essay is there: ${page}. Threads are loaded by COPY:

${table(['', 'took', 'comments/s'], rows)}`;
}

function profiles({ profiles: all }: BenchFigures): string[] {
  return all.map(({ of, places, functions }) => {
    const rows = (shares: readonly Share[]) =>
      shares.map(({ where, ms, share }) => [
        where,
        milliseconds(ms),
        `${(100 * share).toFixed(1)} %`,
      ]);
    return `### Where the site's processor time goes: ${of}

${table(['package or file', 'time', 'share'], rows(places))}

${table(['function', 'time', 'share'], rows(functions))}`;
  });
}

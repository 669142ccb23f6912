import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTopic } from '#bench/importing/make-topic.ts';
import { makeWordpress } from '#bench/importing/make-wordpress.ts';
import { readConfig } from '#lib/platform/config.ts';
import { openDatabase } from '#lib/platform/database-server/open-database.ts';
import { prepareDatabase } from '#lib/platform/startup/prepare-database.ts';

// Measures imports in an empty site of its own, which it makes and takes away. Prints seconds, those
// of them in which this process had a core, and its largest memory (the database's is not counted).
//   node --conditions=react-server scripts/bench-import.ts [MB] [COMMENTS]

const MEGABYTE = 1024 * 1024;
const PREPARING = 120_000;
const [megabytes = '200', comments = '2000'] = process.argv.slice(2);

const folder = await mkdtemp(join(tmpdir(), 'off-call-bench-import-'));
// PostgreSQL may run under a user of its own, which has to get in.
await chmod(folder, 0o755);
Object.assign(process.env, {
  DATA_DIR: join(folder, 'data'),
  SEED: 'none',
  AUTH_SECRET: 'for-the-bench-only-for-the-bench-only-for-it',
});
delete process.env.DATABASE_URL;
const config = readConfig(process.env);
if (!config.ok) throw new Error(config.problem.message);
const database = await openDatabase(config.value, (line) => console.error(line));
try {
  process.env.DATABASE_URL = database.url;
  const root = join(import.meta.dirname, '..');
  await prepareDatabase(root, (line) => console.error(line), AbortSignal.timeout(PREPARING));
  await measure();
} finally {
  const { closeDatabase } = await import('#lib/platform/db.ts');
  await closeDatabase();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const { bringSources } = await import('#lib/importing/commands/bring-sources.ts');
  const { createEssay, publishEssay } = await import('#lib/essays/port.ts');
  const now = new Date();
  const title = `A topic of ${comments} posts, ${now.toISOString()}`;
  const essay = await createEssay({
    title,
    summary: '',
    source: 'Words.',
    authorId: null,
    byline: 'Bench',
    now,
  });
  if (essay.ok) await publishEssay({ essayId: essay.value.id, byline: 'Bench', now });
  const topic = join(folder, 'topic.json');
  await writeFile(topic, makeTopic(Number(comments), title));
  const blog = join(folder, 'blog.xml');
  const made = await makeWordpress(blog, Number(megabytes));
  const order = {
    essay: null,
    consent: 'granted',
    dryRun: false,
    replace: false,
    publish: true,
    now,
    say: () => {},
  } as const;
  for (const file of [topic, blog]) {
    const { size } = await stat(file);
    const memory = watchMemory();
    const start = performance.now();
    const before = process.cpuUsage();
    const brought = await bringSources([{ name: file, at: file }], folder, {
      ...order,
      sayTexts: (done) => {
        if (done % 2_000 === 0)
          console.error(
            `${done} … ${Math.round((performance.now() - start) / 1000)} s, ${memory.peak()} MB`,
          );
      },
    });
    const used = process.cpuUsage(before);
    const busy = ((used.user + used.system) / 1e6).toFixed(1);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    const what = brought.ok ? `${brought.value.length} things` : brought.problem.message;
    console.log(
      `${file.endsWith('json') ? `${comments} comments` : `${made.posts} posts, ${made.comments} comments`}, ${(size / MEGABYTE).toFixed(0)} MB: ${seconds} s (${busy} s of a core), ${memory.stop()} MB at most (${what})`,
    );
  }
}

/** Looks at the memory of this process ten times a second. */
function watchMemory() {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 100);
  const peak = () => Math.round(most / MEGABYTE);
  const stop = () => {
    look();
    clearInterval(timer);
    return peak();
  };
  return { peak, stop };
}

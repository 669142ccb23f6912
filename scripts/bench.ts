// npm run bench: how fast the site reads and posts, what it keeps in memory and what a page weighs.
// Takes some twelve minutes and wants a quiet machine. After `--`: --quick takes one minute,
// --million adds a thread of a million comments, --soak reads a million times, --profile says where
// the site's processor time goes.
import { readOptions } from '#bench/options.ts';
import { planBench } from '#bench/plan.ts';
import { run } from '#bench/run.ts';
import { runBench } from '#bench/run-bench.ts';

const plan = planBench(readOptions(process.argv.slice(2)));
await run((say, signal) => runBench(plan, say, signal));

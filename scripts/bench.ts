// npm run bench: how fast the site reads and posts, and what a page weighs. Takes some ten minutes
// and wants a quiet machine.
import { run } from '#bench/run.ts';
import { runBench } from '#bench/run-bench.ts';

await run(runBench);

// npm run lighthouse: what Lighthouse says of the pages people read, and how fast clicks are answered.
// Takes some twelve minutes and wants a quiet machine. `-- --quick` looks once at the longest page.
import { parseArgs } from 'node:util';
import { run } from '#bench/run.ts';
import { runLighthouse } from '#bench/run-lighthouse.ts';

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;
await run((say, signal) => runLighthouse(quick, say, signal));

// npm run lighthouse: what Lighthouse says of the pages people read. Takes some ten minutes and wants
// a quiet machine.
import { run } from '#bench/run.ts';
import { runLighthouse } from '#bench/run-lighthouse.ts';

await run(runLighthouse);

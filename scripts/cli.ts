// npm run cli -- <command>: what an operator does beside the running site. Started with
// --conditions=react-server, because the commands it calls are the server's own.
import { runCli } from './cli/program.ts';

process.exitCode = await runCli(process.argv.slice(2));

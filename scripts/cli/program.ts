import { Command, CommanderError } from 'commander';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { Refused } from './refused.ts';
import { sampleCommand } from './sample-command.ts';
import { threadCommand } from './thread-command.ts';
import { userCommand } from './user-command.ts';

/**
 * Runs one command of the command line.
 *
 * @returns the exit code: 0 when it did what was asked, 1 when it refused, after one clear line.
 */
export async function runCli(words: string[]): Promise<number> {
  const program = new Command('npm run cli --')
    .description('What an operator does beside the running site.')
    .exitOverride()
    .showHelpAfterError('(add --help for what can be said)')
    .addCommand(exportCommand())
    .addCommand(importCommand())
    .addCommand(sampleCommand())
    .addCommand(threadCommand())
    .addCommand(userCommand());
  for (const command of everyCommand(program)) command.exitOverride();
  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has said what was wrong, or shown its help.
    if (error instanceof CommanderError) return error.exitCode;
    console.error(error instanceof Refused ? error.message : error);
    return 1;
  }
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

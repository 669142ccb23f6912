import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Adds the variables of the file .env in `folder` to this process's environment, if there is one
 * (.env.example shows it). What is in the environment already wins. For entry points, before
 * anything reads the configuration.
 */
export function loadEnvironmentFile(folder: string): void {
  const path = join(folder, '.env');
  if (existsSync(path)) process.loadEnvFile(path);
}

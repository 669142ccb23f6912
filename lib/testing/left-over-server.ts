import { mkdirSync, rmSync } from 'node:fs';
import { readPostmasterFile } from '#lib/platform/database-server/postmaster-file.ts';
import { stopServer } from '#lib/platform/database-server/run-server.ts';
import { chooseServerHome } from '#lib/platform/database-server/server-home.ts';

/** Root's database runs as another user, who has to pass. */
const PASSABLE = 0o711;

/**
 * Ends the database that a run with this data folder left behind when it was killed, and takes its
 * data away: it must end before its folder does.
 */
export async function stopLeftOver(dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: PASSABLE });
  const { folder, data } = chooseServerHome(dataDir, () => {});
  const left = readPostmasterFile(data);
  if (left) await stopServer(left.pid, data);
  // Root's database may have had to go elsewhere.
  rmSync(folder, { recursive: true, force: true });
}

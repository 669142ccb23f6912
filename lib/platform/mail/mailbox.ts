import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { getConfig } from '../config.ts';

/** A mail of the mailbox folder; `id` is its file's name without the ending. */
export type KeptMail = {
  id: string;
  to: string;
  from: string;
  subject: string;
  /** ISO 8601, UTC. */
  date: string;
  text: string;
};

/** A folder for trying the site out shows its newest mails; the older ones stay on the disk. */
const MOST_SHOWN = 100;

/** "2026-11-22T06-11-30.123Z-1f2e3d4c": sorts by time, and no path can hide in it. */
const ID = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[0-9a-f]{8}$/;
const ENDING = '.eml';

let lastTime = 0;

/** Whether mail stays on this machine and may be looked at: no mail server, and a local site. */
export function mailboxIsOpen(): boolean {
  const { smtpUrl, siteIsLocal } = getConfig();
  return smtpUrl === undefined && siteIsLocal;
}

/**
 * Writes a mail into `DATA_DIR/mailbox/`, whole or not at all, readable by the owner only. Gives its
 * id.
 */
export async function keepInMailbox(bytes: Uint8Array, dataDir: string): Promise<string> {
  const folder = join(dataDir, 'mailbox');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Two mails of one millisecond keep their order.
  lastTime = Math.max(Date.now(), lastTime + 1);
  const time = new Date(lastTime).toISOString().replaceAll(':', '-');
  const id = `${time}-${randomBytes(4).toString('hex')}`;
  const unfinished = join(folder, `.${id}`);
  await writeFile(unfinished, bytes, { mode: 0o600, flag: 'wx' });
  await rename(unfinished, join(folder, id + ENDING));
  return id;
}

/** The newest mails of the mailbox, newest first; none while the folder does not exist. */
export async function readMailbox(dataDir: string = getConfig().dataDir): Promise<KeptMail[]> {
  const files = await readdir(join(dataDir, 'mailbox')).catch(emptyIfMissing);
  const ids = files
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .filter((id) => ID.test(id))
    .sort()
    .reverse()
    .slice(0, MOST_SHOWN);
  const mails = await Promise.all(ids.map((id) => readKeptMail(id, dataDir)));
  return mails.filter((mail) => mail !== null);
}

/** One mail of the mailbox, or null if there is none of that id. */
export async function readKeptMail(
  id: string,
  dataDir: string = getConfig().dataDir,
): Promise<KeptMail | null> {
  if (!ID.test(id)) return null;
  const bytes = await readFile(join(dataDir, 'mailbox', id + ENDING)).catch(() => null);
  if (bytes === null) return null;
  const mail = await PostalMime.parse(bytes);
  return {
    id,
    to: (mail.to ?? []).map((one) => one.address ?? '').join(', '),
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    date: mail.date ?? '',
    text: mail.text ?? '',
  };
}

function emptyIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

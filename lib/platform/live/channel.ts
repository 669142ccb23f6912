/**
 * How "a comment came" travels between processes: one notification for each comment, sent in the
 * transaction that writes it, so that it is heard when the comment can be read and never before.
 * Heard over the process's one LISTEN connection (cache/listen-for-touches.ts), which runs in the
 * copy of our files that Next bundles, while the hub runs in the server's own: they meet on
 * globalThis.
 */

export const LIVE_CHANNEL = 'off_call_live';

/** A comment that anybody can read from now on. */
export type Announcement = {
  thread: string;
  /** Its number in the thread. */
  number: number;
  /** When it was written, milliseconds since 1970. */
  at: number;
  /** It had its number before others that were announced, and waited for a moderator. */
  late?: true;
};

/** Who wants to hear. Must not throw. */
export type Hearer = {
  heard(announcement: Announcement): void;
  /** The connection was made (again): something may have been said while nobody listened. */
  listening(): void;
};

const KEY = Symbol.for('off-call.live-hearers');

function hearers(): Set<Hearer> {
  const place = globalThis as { [KEY]?: Set<Hearer> };
  place[KEY] ??= new Set();
  return place[KEY];
}

/** The text of the notification: `SELECT pg_notify('off_call_live', $1)`. */
export function announcementText(comment: {
  thread: string;
  number: number;
  at: Date;
  late?: true;
}): string {
  return JSON.stringify({ ...comment, at: comment.at.toISOString() });
}

/** Reads a notification; null when it is not one of ours. */
export function readAnnouncement(text: string): Announcement | null {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null) return null;
    const { thread, number, at, late } = said as Record<string, unknown>;
    if (typeof thread !== 'string' || typeof number !== 'number' || typeof at !== 'string') {
      return null;
    }
    const moment = Date.parse(at);
    if (!Number.isSafeInteger(number) || !Number.isFinite(moment)) return null;
    return { thread, number, at: moment, ...(late === true ? { late } : {}) };
  } catch {
    return null;
  }
}

/** Calls back for every announcement that this process hears, until the returned function is called. */
export function onAnnouncements(hearer: Hearer): () => void {
  hearers().add(hearer);
  return () => hearers().delete(hearer);
}

/** Passes on a notification that came. */
export function passOn(text: string): void {
  const announcement = readAnnouncement(text);
  if (announcement) for (const hearer of hearers()) hearer.heard(announcement);
}

/** Passes on that the connection listens, for the first time or again. */
export function sayListening(): void {
  for (const hearer of hearers()) hearer.listening();
}

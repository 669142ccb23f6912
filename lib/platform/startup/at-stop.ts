/**
 * What the application wants done when its server stops, before the database goes: ending its
 * connections. The server and the pages that Next has bundled hold two copies of this module, so
 * the list lies where both see it.
 */
const KEY = Symbol.for('off-call.at-stop');

type Work = () => Promise<void>;

function list(): Work[] {
  const place = globalThis as { [KEY]?: Work[] };
  place[KEY] ??= [];
  return place[KEY];
}

/** Adds something to be done when the server stops; the last that was added is done first. */
export function atStop(work: Work): void {
  list().unshift(work);
}

/** Does what was asked for, one after the other. A failure keeps nothing else from being done. */
export async function doAtStop(onFailure: (error: unknown) => void): Promise<void> {
  for (const work of list().splice(0)) {
    try {
      await work();
    } catch (error) {
      onFailure(error);
    }
  }
}

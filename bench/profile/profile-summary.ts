/** A profile of V8 as the DevTools protocol gives it (Profiler.Profile), as far as it is used. */
export type Profile = {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number };
  }[];
  /** The node that was on top at each look, and the time since the look before (µs). */
  samples: number[];
  timeDeltas: number[];
};

/** Where processor time went: a place in the code and its share of the time that was not idle. */
export type Share = { where: string; ms: number; share: number };

const IDLE = '(idle)';
const PACKAGE = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Time by package, for code of the site by file, for V8's own work by its name; most first. */
export function byPlace(profile: Profile): Share[] {
  return sharesOf(profile, ({ url, functionName }) => {
    if (url === '') return functionName.startsWith('(') ? functionName : 'native code';
    return PACKAGE.exec(url)?.[1] ?? shortened(url);
  });
}

/** Time by function; most first. */
export function byFunction(profile: Profile): Share[] {
  return sharesOf(profile, ({ url, functionName, lineNumber }) => {
    if (url === '') return functionName;
    const name = functionName === '' ? 'a nameless function' : functionName;
    return `${name} (${shortened(url)}:${lineNumber + 1})`;
  });
}

function sharesOf(
  { nodes, samples, timeDeltas }: Profile,
  placeOf: (frame: Profile['nodes'][number]['callFrame']) => string,
): Share[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    if (!frame || frame.functionName === IDLE) continue;
    const place = placeOf(frame);
    times.set(place, (times.get(place) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  const all = [...times.values()].reduce((sum, ms) => sum + ms, 0);
  return Array.from(times, ([where, ms]) => ({ where, ms, share: ms / all })).sort(
    (one, other) => other.ms - one.ms,
  );
}

/** The last parts of an address, without what a bundler puts in front. */
function shortened(url: string): string {
  const parts = url.replace(/\?.*$/, '').split('/');
  return parts.slice(-3).join('/');
}

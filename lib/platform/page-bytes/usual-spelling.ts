/** Letters that stand as they are in addresses of ours; others are written with percent signs. */
const PLAIN = /^(?:\/[\w.~!$&'()*+,;=:@-]+)+$/;
const DOTS = /\/\.{1,2}(?:\/|$)/;

/**
 * Whether a path is written as browsers write it, with no `//`, no slash at its end, no dots to be
 * resolved, and percent signs only where there is no other way. The same page has many other
 * spellings (`/rules`, `/%72ules`); only this one is kept, so that one page takes one place.
 */
export function isUsualSpelling(path: string): boolean {
  if (path === '/') return true;
  if (DOTS.test(path)) return false;
  if (PLAIN.test(path)) return true;
  try {
    const segments = path.slice(1).split('/');
    return segments.every((each) => each !== '' && each === usual(decodeURIComponent(each)));
  } catch {
    return false;
  }
}

/** A segment as browsers and Next write it: what may stand in a path stands. */
function usual(segment: string): string {
  return encodeURIComponent(segment).replace(/%(?:24|26|2B|2C|3B|3D|3A|40)/g, decodeURIComponent);
}

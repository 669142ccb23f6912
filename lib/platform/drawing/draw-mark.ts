/** Sampled so often in each direction, edges look smooth. */
const SAMPLES = 4;

/** The site's mark as app/icon.svg says it, in its 32 by 32 units: a ring that has opened, and a dot. */
const RING = { x: 15.02, y: 16, radius: 8.2, half: 1.6 };
const DOT = { x: 23.6, y: 16, radius: 2.6 };
/** Where the ring ends, above and below. */
const ENDS = { x: 19.6, above: 9.2, below: 22.8 };
/** Half of the angle at which the ring is open. */
const OPENING = Math.atan2(ENDS.below - RING.y, ENDS.x - RING.x);
/** The square that holds it. */
const LEFT = 5.2;
const TOP = 5.5;
const UNITS = 21;

/** Draws the mark, `size` pixels in each direction, as raw pixels with opacity. */
export function drawMark(size: number, [red, green, blue]: readonly [number, number, number]) {
  const data = Buffer.alloc(4 * size * size);
  const unit = UNITS / size;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let inside = 0;
      for (let part = 0; part < SAMPLES * SAMPLES; part += 1) {
        const left = LEFT + (x + ((part % SAMPLES) + 0.5) / SAMPLES) * unit;
        const top = TOP + (y + (Math.floor(part / SAMPLES) + 0.5) / SAMPLES) * unit;
        if (isInk(left, top)) inside += 1;
      }
      const opacity = Math.round((255 * inside) / (SAMPLES * SAMPLES));
      data.set([red, green, blue, opacity], 4 * (y * size + x));
    }
  }
  return { data, width: size, height: size };
}

function isInk(x: number, y: number): boolean {
  const near = (px: number, py: number) => Math.hypot(x - px, y - py);
  if (near(DOT.x, DOT.y) <= DOT.radius) return true;
  if (near(ENDS.x, ENDS.above) <= RING.half || near(ENDS.x, ENDS.below) <= RING.half) return true;
  const angle = Math.abs(Math.atan2(y - RING.y, x - RING.x));
  return angle >= OPENING && Math.abs(near(RING.x, RING.y) - RING.radius) <= RING.half;
}

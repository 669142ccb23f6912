import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'globals.css'), 'utf8');

const COLOURS = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** WCAG 2.2, 1.4.3 (text) and 1.4.11 (what shows where a control is). */
const TEXT = 4.5;
const CONTROL = 3;

const INKS = ['ink', 'soft', 'accent', 'accent-strong', 'danger', 'danger-strong'];
const PAPERS = ['paper', 'sunken', 'marked'];

const PAIRS = [
  ...INKS.flatMap((ink) => PAPERS.map((paper) => ({ ink, paper, least: TEXT }))),
  { ink: 'on-accent', paper: 'accent', least: TEXT },
  { ink: 'on-accent', paper: 'accent-strong', least: TEXT },
  { ink: 'on-danger', paper: 'danger', least: TEXT },
  { ink: 'on-danger', paper: 'danger-strong', least: TEXT },
  { ink: 'edge', paper: 'paper', least: CONTROL },
  { ink: 'edge', paper: 'sunken', least: CONTROL },
];

describe.each(['light', 'dark'] as const)('the %s colours', (theme) => {
  it.each(PAIRS)('$ink on $paper has a contrast of $least', ({ ink, paper, least }) => {
    expect(contrast(colour(ink, theme), colour(paper, theme))).toBeGreaterThanOrEqual(least);
  });
});

function colour(name: string, theme: 'light' | 'dark'): string {
  const found = COLOURS.get(name);
  if (!found) throw new Error(`globals.css has no --${name} for light and dark`);
  return found[theme];
}

/** Contrast of two colours (#rrggbb), 1 to 21, by the formula of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

import { expect, test } from 'vitest';
import { kilobytes, megabytes, milliseconds, replaceSection, table, whole } from './figures.ts';

test('each section takes its own place again and leaves the rest', () => {
  const one = replaceSection('# Figures\n', 'bench', 'first');
  const both = replaceSection(one, 'lighthouse', 'pages');
  const again = replaceSection(both, 'bench', 'second');
  expect(again).toBe(
    '# Figures\n\n<!-- npm run bench -->\nsecond\n<!-- end of bench -->\n\n<!-- npm run lighthouse -->\npages\n<!-- end of lighthouse -->\n',
  );
});

test('what looks like a pattern of a replacement is kept as it is', () => {
  const text = replaceSection('', 'bench', 'old');
  expect(replaceSection(text, 'bench', "$& and $'")).toContain("$& and $'");
});

test('a table lines up its figures to the right', () => {
  expect(table(['what', 'n'], [['a', '1']])).toBe('| what | n |\n| --- | --: |\n| a | 1 |');
});

test('figures are written for people', () => {
  expect(whole(47_000.4)).toBe('47,000');
  expect(kilobytes(30_390)).toBe('30.4 kB');
  expect(megabytes(450e6)).toBe('450 MB');
  expect(megabytes(-1.26e6)).toBe('-1.3 MB');
  expect(milliseconds(3.25)).toBe('3.3 ms');
  expect(milliseconds(1250)).toBe('1,250 ms');
});

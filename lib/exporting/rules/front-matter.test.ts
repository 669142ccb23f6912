import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFrontMatter } from '#lib/importing/rules/front-matter.ts';
import { withFrontMatter } from './front-matter.ts';

it.each([
  ['quotes and backslashes', '“Why” "not"? C:\\new'],
  ['what YAML means something by', '- [x]: {a} #b & *c !d | > %e @f `g`'],
  ['three hyphens', '---'],
  ['directions and what is not seen', 'a\u202eb\u200dc\u0085d\u2028e\ufeff\u{e0041}'],
  ['letters of all the world', 'مغادرة الطب 離職 🩺 ẞ'],
  ['a number', '007'],
  ['spaces', '  a  '],
])('%s come back as they went', (_name, title) => {
  const read = readFrontMatter(withFrontMatter({ title }, 'Text.\n---\nmore'));
  expect(read).toMatchObject({ ok: true, value: { body: 'Text.\n---\nmore' } });
  if (read.ok) expect(read.value.fields.get('title')).toBe(title);
});

it('comes back whatever was written', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      (title, source) => {
        const read = readFrontMatter(withFrontMatter({ title, empty: '', none: null }, source));
        if (!read.ok) throw new Error(read.problem.message);
        expect([...read.value.fields]).toEqual([['title', title]]);
        expect(read.value.body).toBe(source);
      },
    ),
  );
});

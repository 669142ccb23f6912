import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImport } from '#lib/importing/rules/read-import.ts';
import { shown } from '#lib/testing/read-guide-page.ts';
import { readGuide } from './read-guide.ts';

const seed = join(process.env.SEEDS_DIR ?? '../shared/seeds', '000_a0e3c0764a548f48.txt');

if (existsSync(seed)) {
  describe('the first guide', () => {
    const imported = readImport('guide', readFileSync(seed));
    if (!imported.ok || imported.value.kind !== 'page') throw new Error('not a page');
    const { source } = imported.value;
    const guide = readGuide(source, { resolveLink: () => null });

    it('has four ways into four sections', () => {
      expect(guide.sections).toHaveLength(4);
      expect(guide.waysIn.map((way) => way.sectionId)).toEqual(
        guide.sections.map((section) => section.id),
      );
      expect(guide.waysIn.every((way) => way.text.length > 40)).toBe(true);
      expect(shown(guide)).not.toMatch(/read this/);
    });

    it('has every planned article, as typed', () => {
      // Another way to find them: every "article:" up to the end of its line or its bracket.
      const expected = source
        .split('\n')
        .flatMap((line) => /(\(?)article: (.*?)(\]?)$/.exec(line)?.slice(1, 3).join('') ?? [])
        .map((title) => (title.startsWith('(') ? title.slice(1, -1) : title));
      expect(expected).toHaveLength(12);
      const planned = guide.sections.flatMap((section) => section.planned);
      expect(planned.map((article) => article.title)).toEqual(expected);
      expect(guide.plannedCount).toBe(12);
    });

    it('shows no note and no comment, and the label of a link that leads nowhere', () => {
      const notes = [...source.matchAll(/^(?!##).*?(?<!\[)\[(?!article|\[)([^\]]+)\]/gm)];
      expect(guide.notes).toEqual(notes.map((match) => match[1]));
      expect(guide.notes).toHaveLength(5);
      for (const note of [...guide.notes, 'tweet', '{%', '<!--', '[[', 'medicine|']) {
        expect(shown(guide)).not.toContain(note);
      }
      expect(guide.text).toMatch(/^Okay, so you've learnt or are learning medicine\./);
    });

    it('keeps the heading in brackets without its brackets', () => {
      expect(source).toContain(`## [${guide.sections[3]?.title}]`);
    });
  });
}

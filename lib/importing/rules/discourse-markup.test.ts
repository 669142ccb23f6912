import { expect, it } from 'vitest';
import { discourseToMarkdown, uploadedPictures } from './discourse-markup.ts';

function convert(raw: string, pictures: [string, string][] = []) {
  return discourseToMarkdown(raw, new Map(pictures)).markdown;
}

it('makes a blockquote with its writer of a quote', () => {
  expect(convert('[quote="ann, post:3, topic:4"]\nYes.\n\nNo.\n[/quote]\n\nWhy?')).toBe(
    '> ann wrote:\n>\n> Yes.\n>\n> No.\n\nWhy?',
  );
  expect(convert('[quote="Ann Lee, post:3, topic:4, full:true, username:ann"]\nx\n[/quote]')).toBe(
    '> Ann Lee wrote:\n>\n> x',
  );
  expect(convert('[quote]short[/quote]\nafter')).toBe('> short\n\nafter');
});

it('nests quotes and leaves code inside them alone', () => {
  const raw =
    '[quote="a, post:1"]\nouter\n[quote="b, post:2"]\n```\n[quote]\n\n\nx\n```\n[/quote]\nback\n[/quote]\nend';
  expect(convert(raw)).toBe(
    '> a wrote:\n>\n> outer\n>\n> > b wrote:\n> >\n> > ```\n> > [quote]\n> >\n> >\n> > x\n> > ```\n>\n> back\n\nend',
  );
});

it('keeps a quote mark without its partner, or in the middle of a line, as text', () => {
  expect(convert('[quote="a"]\nnever closed')).toBe('[quote="a"]\nnever closed');
  expect(convert('use [quote] like this\n[/quote]')).toBe('use [quote] like this\n[/quote]');
  expect(convert('`[quote]`\n`x`[/quote]')).toBe('`[quote]`\n`x`[/quote]');
});

it('lets no name become Markdown', () => {
  expect(convert('[quote="*x* <b>, post:1"]\nq\n[/quote]')).toContain('> \\*x\\* \\<b\\> wrote:');
  expect(convert('[quote="1. x, post:1"]\nq\n[/quote]')).toContain('> 1\\. x wrote:');
  expect(convert('[quote="a\u202eb, post:1"]\nq\n[/quote]')).toContain('> a b wrote:');
});

it('links uploaded pictures to the original, or leaves their label', () => {
  const cooked =
    '<p><a class="lightbox" href="https://f.example/o/1.png?a=1&amp;b=2" title="x"><img src="https://f.example/small.png" data-base62-sha1="Ab1"></a></p><img data-base62-sha1="Cd2" src="https://f.example/2.png">';
  const pictures = uploadedPictures(cooked);
  expect(pictures).toEqual(
    new Map([
      ['Ab1', 'https://f.example/o/1.png?a=1&b=2'],
      ['Cd2', 'https://f.example/2.png'],
    ]),
  );
  const raw =
    '![Figure 1|690x344, 50%](upload://Ab1.png) ![](upload://zz.png) [a.pdf|attachment](upload://q.pdf)';
  expect(discourseToMarkdown(raw, pictures)).toEqual({
    markdown:
      '[Picture: Figure 1](<https://f.example/o/1.png?a=1&b=2>) (Picture: untitled) (a.pdf)',
    pictures: 3,
    tags: 0,
  });
  expect(uploadedPictures('<img data-base62-sha1="A" src="javascript:x">').size).toBe(0);
});

it('unfolds folded parts and drops HTML that sets the look', () => {
  expect(
    convert('a\n<details><summary> More\n</summary>\n\nbody<br>x<sub>2</sub>\n</details>\nb'),
  ).toBe('a\n\n**More**\n\nbody x2\n\nb');
  expect(convert('[details="More"]\nbody\n[/details]\n[spoiler]s[/spoiler]')).toBe(
    '**More**\n\nbody\n\ns',
  );
  expect(convert('`<sub>` a <!-- hidden\n --> b <!-- open')).toBe('`<sub>` a  b <!-- open');
});

it('takes hostile text in its stride', () => {
  const size = 40_000;
  for (const part of [
    '[quote]\n',
    '[/quote]',
    '![',
    '`',
    '` ``',
    '<!--',
    '<details>',
    '[details="',
    '[quote="',
    '```\n',
    '> ',
    '<summary>',
  ]) {
    const raw = part.repeat(Math.floor(size / part.length));
    const start = performance.now();
    convert(raw);
    uploadedPictures(`<img ${raw}`);
    expect(performance.now() - start).toBeLessThan(2_000);
  }
  const deep = `${'[quote]\n'.repeat(2_000)}x\n${'[/quote]\n'.repeat(2_000)}`;
  expect(convert(deep)).toContain(`${'> '.repeat(8)}x`);
});

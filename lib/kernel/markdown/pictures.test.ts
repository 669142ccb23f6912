import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultsOf, HARMLESS, HARMLESS_IN_ESSAYS } from '#lib/testing/harmless-html.ts';
import { renderComment, renderEssay } from './render.ts';
import { withWholeAddresses } from './whole-addresses.ts';

const ID = '01a2b3c4-0000-7000-8000-000000000001';
const GONE = '01a2b3c4-0000-7000-8000-000000000002';
const PICTURE = { width: 2000, height: 1500, widths: [480, 960, 2000], alt: 'Kept with it' };
const resolveImage = (id: string) => (id === ID ? PICTURE : null);
const essay = (markdown: string) => renderEssay(markdown, { resolveImage }).html;

const SHOWN = (alt: string) =>
  `<img src="/images/${ID}/960.webp" srcset="/images/${ID}/480.webp 480w, /images/${ID}/960.webp 960w, /images/${ID}/2000.webp 2000w" width="2000" height="1500" sizes="(min-width: 42rem) 39rem, calc(100vw - 2.5rem)" alt="${alt}" loading="lazy" decoding="async">`;

describe('a picture of ours in an essay', () => {
  test.each([
    ['alone in its paragraph', `![A ward](/images/${ID})`, `<figure>${SHOWN('A ward')}</figure>`],
    [
      'with a title, which stands below it',
      `![A ward](/images/${ID} "By *night*")`,
      `<figure>${SHOWN('A ward')}<figcaption>By *night*</figcaption></figure>`,
    ],
    ['among words', `a ![b](/images/${ID}) c`, `<p>a ${SHOWN('b')} c</p>`],
    [
      'without a description of its own',
      `![](/images/${ID})`,
      `<figure>${SHOWN('Kept with it')}</figure>`,
    ],
    ['by reference', `![b][p]\n\n[p]: /images/${ID}`, `<figure>${SHOWN('b')}</figure>`],
    [
      'inside a link',
      `a [![b](/images/${ID})](https://a.example)`,
      `<p>a <a href="https://a.example" rel="noopener">${SHOWN('b')}</a></p>`,
    ],
    ['that does not exist any more', `![A ward](/images/${GONE})`, '<p>A ward</p>'],
  ])('%s', (_name, markdown, html) => {
    expect(essay(markdown)).toBe(html);
    expect(faultsOf(html, HARMLESS_IN_ESSAYS)).toEqual([]);
  });

  test.each([
    `https://a.example/images/${ID}`,
    `//a.example/images/${ID}`,
    `/images/${ID}/960.webp`,
    `/images/${ID}/`,
    `/images/../images/${ID}`,
    `/images/${ID}?a`,
    '/images/x',
    'data:image/png;base64,iVBORw0KGgo=',
  ])('is none by another address: %s', (address) => {
    expect(essay(`![a](${address})`)).not.toContain('<img');
  });

  test('is none in a comment, nor where nobody says which there are', () => {
    expect(renderComment(`![a](/images/${ID})`)).not.toContain('<img');
    expect(renderEssay(`![a](/images/${ID})`).html).not.toContain('<img');
  });

  test('is shown so often and not more, so that a text can not grow without end', () => {
    const html = essay(`![a](/images/${ID})\n\n`.repeat(1000));
    expect(html.match(/<img/g)).toHaveLength(200);
  });

  test('is harmless whatever its words are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (words) => {
        const html = essay(`![${words}](/images/${ID} "${words}") [![${words}](/images/${ID})](x)`);
        expect(faultsOf(html, HARMLESS_IN_ESSAYS)).toEqual([]);
        expect(faultsOf(renderComment(`![${words}](/images/${ID})`), HARMLESS)).toEqual([]);
      }),
    );
  });
});

test('what is read elsewhere has whole addresses', () => {
  const html = essay(
    `![a > "b"](/images/${ID})\n\n[c](/d "e > f") [g](//h.example) [i](#j) src="/k"`,
  );
  const whole = withWholeAddresses(html, 'https://off.example');
  expect(whole).toContain(`src="https://off.example/images/${ID}/960.webp"`);
  expect(whole).toContain(
    `srcset="https://off.example/images/${ID}/480.webp 480w, https://off.example/images/${ID}/960.webp 960w, https://off.example/images/${ID}/2000.webp 2000w"`,
  );
  expect(whole).toContain('<a href="https://off.example/d"');
  expect(whole).toContain('href="//h.example"');
  expect(whole).toContain('href="#j"');
  expect(whole).toContain('src="/k"');
});

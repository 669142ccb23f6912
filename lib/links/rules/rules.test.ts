import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderEssay } from '#lib/kernel/markdown/render.ts';
import { hrefsOf, movedHref, nameOfAddress, ownAddress, withAddresses } from './own-addresses.ts';
import { meaningsOf, slugNamed, targetsOf } from './targets.ts';

const SITE = 'https://offcall.example';

describe('what a source names', () => {
  it('is each target once, without its label, and planned articles', () => {
    const source = '[[a]] [[a|b]] [[c\\|in a table]] [[ ]] [[x\ny]]\n- article: To come\n[not](/d)';
    expect(targetsOf(source)).toEqual(['a', 'c', 'To come']);
  });

  it('may mean a whole or a section of it', () => {
    expect(meaningsOf('a # b#c')).toEqual([
      { name: 'a # b#c', section: null },
      { name: 'a # b', section: 'c' },
    ]);
    expect(meaningsOf('#c')).toEqual([{ name: '', section: 'c' }]);
    expect(slugNamed('The Night shift!')).toBe('the-night-shift');
    expect(slugNamed('/essays/the-night-shift')).toBe('the-night-shift');
    expect(slugNamed('/essays/a/b')).toBeNull();
    expect(slugNamed('Größe')).toBeNull();
  });
});

describe('an address', () => {
  it.each([
    ['/essays/a', 'essays/a'],
    ['https://offcall.example/essays/a/', 'essays/a'],
    ['http://offcall.example/essays/a?b=c#d', 'essays/a'],
    ['/gr%C3%B6%C3%9Fe', 'größe'],
    ['/%zz', '%zz'],
  ])('is ours: %s', (href, path) => {
    expect(ownAddress(href, SITE)?.path).toBe(path);
  });

  it.each(['https://other.example/essays/a', '//other.example/', '/\\other.example', '#a', 'a'])(
    'is not: %s',
    (href) => {
      expect(ownAddress(href, SITE)).toBeNull();
    },
  );

  it('names an essay, a series or a page, and nothing that the site has of itself', () => {
    expect(nameOfAddress('/essays/a/newest#comment-3', SITE)).toBe('/essays/a');
    expect(nameOfAddress('/essays/a#section-b', SITE)).toBe('/essays/a#section-b');
    expect(nameOfAddress('/series/a', SITE)).toBe('/series/a');
    expect(nameOfAddress('/leaving/part', SITE)).toBe('/leaving/part');
    for (const href of ['/', '/rules', '/comments/1', '/images/1']) {
      expect(nameOfAddress(href, SITE)).toBeNull();
    }
  });

  it('that has moved keeps what stands behind it', () => {
    const moved = (href: string) => movedHref(href, SITE, '/essays/a', '/essays/b');
    expect(moved('/essays/a/page/2?x=1#comment-3')).toBe('/essays/b/page/2?x=1#comment-3');
    expect(moved(`${SITE}/essays/a`)).toBe(`${SITE}/essays/b`);
  });
});

describe('the links of rendered HTML', () => {
  it('are found whatever is written, and stay as they are when nothing leads them elsewhere', () => {
    const written = fc.oneof(
      fc.webUrl(),
      fc.string().map((path) => `/${path}`),
    );
    fc.assert(
      fc.property(fc.string(), written, (words, address) => {
        const { html } = renderEssay(`${words}\n\n[a](<${address}>) <https://x.example/?a&b>`);
        expect(withAddresses(html, () => null)).toBe(html);
        expect(hrefsOf(withAddresses(html, (href) => href))).toEqual(hrefsOf(html));
        const led = withAddresses(html, (href) => (href.startsWith('#') ? null : '/"&led'));
        expect(hrefsOf(led).filter((href) => !href.startsWith('#'))).toEqual(
          hrefsOf(html).some((href) => !href.startsWith('#')) ? ['/"&led'] : [],
        );
      }),
    );
  });
});

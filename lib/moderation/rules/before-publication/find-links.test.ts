import { describe, expect, it } from 'vitest';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { growthOfWork, MOST_GROWTH } from '#lib/testing/growth-of-time.ts';
import { findLinks } from './find-links.ts';

const HOST = 'offcall.example';
const links = (markdown: string) => findLinks(renderComment(markdown), HOST);

describe('a link', () => {
  it.each([
    ['[here](https://spam.example/x)', 'https://spam.example/x'],
    ['[here][1]\n\n[1]: http://spam.example', 'http://spam.example'],
    ['<https://spam.example>', 'https://spam.example'],
    ['https://spam.example', 'https://spam.example'],
    ['www.spam.example', 'www.spam.example'],
    ['![picture](https://spam.example/x.png)', 'https://spam.example/x.png'],
    ['[here](//spam.example)', '//spam.example'],
    ['[here](spam.com)', 'spam.com'],
    ['Look at spam.com!', 'spam.com'],
    ['SPAM.CO.UK', 'spam.co.uk'],
    ['t.me/spammer', 't.me/spammer'],
    ['`https://spam.example`', 'https://spam.example'],
    ['spam[.]com', 'spam.com'],
    ['spam (dot) com', 'spam.com'],
    ['spam dot com', 'spam.com'],
    ['hxxps://spam.example', 'hxxps://spam.example'],
    ['https : // spam.example', 'https://spam.example'],
    ['www . spam . example', 'www.spam.example'],
    ['sp\u200Bam.c\u00ADom', 'spam.com'],
    ['ｓｐａｍ．ｃｏｍ', 'spam.com'],
    ['spam。com', 'spam.com'],
    ['sp*am*.com', 'spam.com'],
    ['bücher.de', 'bücher.de'],
  ])('is in %j', (markdown, address) => {
    expect(links(markdown)).toContain(address);
  });

  it.each([
    ['[above](#comment-4), [the guide](/leaving-medicine) and [there](essays/x)'],
    ['https://offcall.example/essays/why and www.offcall.example'],
    ['That was the end.In my ward it is.So what? We left it.To be honest, no.'],
    ['The dot com years. Join the dots. A dot. Com'],
    ['e.g. this, i.e. that, and/or those; Dr. Smith, 3.5 mg, v1.2.3, node.js'],
    ['See the St. Mary’s list (p.12/13), 9 a.m./p.m., 24/7.'],
    ['@somebody said so'],
    ['Write to somebody@example.org, <a@example.com> or [me](mailto:me@example.com).'],
    ['http is a protocol, www is not'],
  ])('is not in %j', (markdown) => {
    expect(links(markdown)).toEqual([]);
  });

  it('is no way around the site’s own name', () => {
    expect(links('https://offcall.example.spam.com')).toContain('offcall.example.spam.com');
    expect(links('https://offcall.example@spam.com')).not.toEqual([]);
  });

  it('is found in time that grows with the text alone', () => {
    for (const unit of [
      'a.',
      'a-',
      'a',
      'www.',
      'http://',
      '[.]',
      ' dot com',
      '(',
      'a./',
      '&#x26;',
      '<p>',
    ]) {
      const growth = growthOfWork(unit.repeat(2_000), (html) => findLinks(html, HOST));
      expect(growth, unit).toBeLessThan(MOST_GROWTH);
    }
  });
});

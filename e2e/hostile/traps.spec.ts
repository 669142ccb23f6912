import { expect, test } from '#e2e/support/test.ts';
import { lookAtDocuments, setTraps } from './traps.ts';

// The other tests here hold that nothing happens. This one holds that they would see it.

const PAGES: [name: string, html: string, said: RegExp | null, harm: RegExp][] = [
  ['a script', '<script>alert(1)</script>', /called alert\(\)/, /no script of the site/],
  [
    'a script in a text',
    '<div class="prose"><script>confirm(1)</script></div>',
    /called confirm\(\)/,
    /no element of a text/,
  ],
  ['a picture that fails', '<img src=x onerror=prompt(1)>', /called prompt\(\)/, /has onerror/],
  ['a link to a script', '<a href="java&#9;script:alert(1)">x</a>', null, /leads to a script/],
  ['a picture from elsewhere', '<img src="//canary.example/x">', /held back: img-src/, /elsewhere/],
  ['a frame', '<iframe srcdoc="<script>alert(1)</script>"></iframe>', /called alert/, /iframe/],
  ['a form', '<form action="//canary.example"></form>', null, /sent elsewhere/],
  ['a style', '<div class="prose"><p style="color:red">x</p></div>', null, /has style=/],
  ['a name with markup', '<b data-author>x<i>y</i></b>', null, /holds markup/],
  ['an id of the page’s own', '<div class="prose"><p id="main">x</p></div>', null, /has id=main/],
];

for (const [name, html, said, expected] of PAGES) {
  test(`${name} is seen`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const console: string[] = [];
    context.on('console', (message) => console.push(message.text()));
    await setTraps(context);
    const page = await context.newPage();
    await page.goto('/rules');
    const { harm } = await lookAtDocuments(page, [`<!doctype html><title>x</title>${html}`]);
    expect(harm.join('\n')).toMatch(expected);
    if (said) await expect.poll(() => console.join('\n')).toMatch(said);
    await context.close();
  });
}

import { readCorpus } from '#e2e/support/corpora.ts';

/** Our own few, so that the test is whole without the lists: each a different way in. */
const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><iframe src="javascript:alert(1)">',
  '[click](javascript:alert(1))',
  '[click](  java\nscript:alert(1))',
  '[click](java&#115;cript:alert(1))',
  '[click](\u0001javascript:alert(1))',
  '<javascript:alert(1)>',
  '![x](https://canary.example/pixel.png)',
  '![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)',
  '<https://canary.example/><script src=//canary.example/x.js></script>',
  '[x]: javascript:alert(1)\n\n[x]',
  '[x](https://canary.example "onmouseover=alert(1) x=\\"")',
  '</script><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '--><script>alert(1)</script><!--',
  ']]><script>alert(1)</script>',
  "'-alert(1)-'",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an attack on templates
  '${alert(1)} #{alert(1)} <%= alert(1) %>',
  '{{constructor.constructor("alert(1)")()}}',
  '<style>@import "//canary.example/x.css";</style>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<math><mtext></p><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '```"onmouseover="alert(1)\ncode\n```',
  '| a | b |\n|:-:|--|\n| <img src=x onerror=alert(1)> | [x](vbscript:alert(1)) |',
  '[^1]\n\n[^1]: <img src=x onerror=alert(1)> [x](javascript:alert(1))',
  '<form action="//canary.example"><button>Sign in</button></form>',
  '<base href="//canary.example/"><meta http-equiv="refresh" content="0;url=//canary.example">',
  '<div id="main" name="cookie" style="position:fixed;inset:0">x</div>',
];

/** Every attack that is known here: html5sec, DOMPurify's, PayloadsAllTheThings' and our own. */
export const VECTORS: string[] = [
  ...new Set([
    ...OWN,
    ...readCorpus<{ data: string }>('xss/h5sc-items.json').map(({ data }) => data),
    ...readCorpus<{ payload: string }>('xss/dompurify-expect.json').map(({ payload }) => payload),
    ...readCorpus<{ payload: string }>('xss/patt-merged.json').map(({ payload }) => payload),
  ]),
];

/** Our own odd texts: directions, heights, widths and characters that are none. */
const ODD = [
  'admin\u202e\u2066 ekat',
  '\u202etxt.exe',
  '\u2067\u2067\u2067 unclosed',
  'דוד לוי',
  'שלום עולם, 12:30 (abc)',
  'مرحبا بالعالم 12:30 (abc)',
  `Z${'\u0315\u0360\u0489\u033f\u0346'.repeat(40)}algo`,
  '\u200b\u200c\u200d\u2060\ufeff',
  '\ud83d\ude00\ud83d',
  '\ufffe\uffff',
  '﷽'.repeat(30),
  '𒐫'.repeat(60),
  '👩‍👩‍👧‍👦'.repeat(40),
  'W'.repeat(400),
  `${'\t'.repeat(50)}tabs`,
  `a${'\u00a0'.repeat(300)}b`,
  '\u2028line\u2029paragraph',
  'ﬀ ﬁ ﬂ ﷺ ㏂ Ⅷ ½',
];

/** Every odd text that is known here: naughty strings, reordered source lines and our own. */
export const ODD_TEXTS: string[] = [
  ...new Set([
    ...ODD,
    ...readCorpus<string>('unicode/blns.json'),
    ...readCorpus<{ line: string }>('unicode/trojan-source-lines.json').map(({ line }) => line),
    ...readCorpus<{ text: string }>('unicode/unicode-extras.json').map(({ text }) => text),
  ]),
].filter((text) => typeof text === 'string');

/**
 * The texts in few pieces, as many together as fit under a limit, with `between` between them. A
 * text that is longer by itself is left out.
 */
export function pack(texts: readonly string[], limit: number, between = '\n\n'): string[] {
  const packs: string[] = [];
  for (const text of texts) {
    const last = packs.at(-1);
    if (text.length > limit) continue;
    if (last !== undefined && last.length + between.length + text.length <= limit) {
      packs[packs.length - 1] = `${last}${between}${text}`;
    } else packs.push(text);
  }
  return packs;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the lists of known attacks lie, when they are there. */
const CORPORA_DIR = process.env.CORPORA_DIR ?? '../shared/corpora';

/** Our own few, so that the test is whole without the lists: each a different way in. */
const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><iframe src="javascript:alert(1)">',
  '[click](javascript:alert(1))',
  '[click](  java\nscript:alert(1))',
  '![x](https://canary.example/pixel.png)',
  '<https://canary.example/><script src=//canary.example/x.js></script>',
  '[x]: javascript:alert(1)\n\n[x]',
  '</script><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  "'-alert(1)-'",
  '{{constructor.constructor("alert(1)")()}}',
  '<style>@import "//canary.example/x.css";</style>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<math><mtext></p><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
];

/** Every vector that is known here: html5sec, DOMPurify's, PayloadsAllTheThings' and our own. */
export function readVectors(): string[] {
  const list = (file: string, field: 'payload' | 'data'): string[] => {
    const path = join(CORPORA_DIR, 'xss', file);
    if (!existsSync(path)) return [];
    const items: Record<string, unknown>[] = JSON.parse(readFileSync(path, 'utf8'));
    return items.map((item) => String(item[field]));
  };
  return [
    ...OWN,
    ...list('h5sc-items.json', 'data'),
    ...list('dompurify-expect.json', 'payload'),
    ...list('patt-merged.json', 'payload'),
  ];
}

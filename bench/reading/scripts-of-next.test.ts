import { expect, test } from 'vitest';
import { filesOfNextAlone, readModules } from './scripts-of-next.ts';

const MANIFEST = `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};
globalThis.__RSC_MANIFEST["/(read)/page"] = {"moduleLoading":{},"clientModules":{
  "[project]/node_modules/next/dist/layout-router.js":{"id":1,"chunks":["a.js","b.js"]},
  "[project]/node_modules/next/dist/link.js":{"id":2,"chunks":["c.js"]},
  "[project]/components/island.tsx":{"id":3,"chunks":["b.js","d.js"]}
}};`;

test("a file is Next's when nothing of ours lies in it", () => {
  expect(filesOfNextAlone(readModules(MANIFEST))).toEqual(['a.js', 'c.js']);
});

test('a list that is no list is a fault', () => {
  expect(() => readModules('nothing')).toThrow('looks otherwise');
});

import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertBlock, linkSelection, markup } from './markup.ts';
import { keysForAria, keysInWords, TOOLS, tools } from './tools.ts';

/** A text with its selection between two tildes; one is a cursor. */
function stateOf(text: string): EditorState {
  const anchor = text.indexOf('~');
  const head = text.lastIndexOf('~') - (text.lastIndexOf('~') === anchor ? 0 : 1);
  return EditorState.create({ doc: text.replaceAll('~', ''), selection: { anchor, head } });
}

function shown(state: EditorState): string {
  const { from, to } = state.selection.main;
  const text = state.doc.toString();
  const selected = from === to ? '' : `${text.slice(from, to)}~`;
  return `${text.slice(0, from)}~${selected}${text.slice(to)}`;
}

function used(tool: keyof typeof markup, text: string): string {
  const state = stateOf(text);
  return shown(state.update(markup[tool](state)).state);
}

describe('marks', () => {
  test.each<[keyof typeof markup, string, string]>([
    ['bold', 'a ~word~ b', 'a **~word~** b'],
    ['bold', 'a **~word~** b', 'a ~word~ b'],
    ['bold', 'a ~**word**~ b', 'a ~word~ b'],
    ['bold', 'a ~word ~b', 'a **~word~** b'],
    ['bold', 'a wo~rd b', 'a **wo~rd** b'],
    ['bold', '~', '**~**'],
    ['bold', '**~**', '~'],
    ['italic', 'a ~word~ b', 'a *~word~* b'],
    ['italic', 'a **~word~** b', 'a ***~word~*** b'],
    ['italic', 'a ***~word~*** b', 'a **~word~** b'],
    ['italic', 'a *~word~* b', 'a ~word~ b'],
    ['link', 'a ~word~ b', 'a [word](~https://~) b'],
    ['link', 'a ~ b', 'a [~words~](https://) b'],
    ['link', '~https://a.example/b~', '[~](https://a.example/b)'],
    ['heading', 'On~ call', '## On~ call'],
    ['heading', '## On~ call', '### On~ call'],
    ['heading', '### On~ call', 'On~ call'],
    ['heading', '~', '## ~'],
    ['quotation', '~one\ntwo~', '> ~one\n> two~'],
    ['quotation', '> ~one\n> two~', '~one\ntwo~'],
    ['bullets', '1. o~ne', '- o~ne'],
    ['bullets', '- o~ne', 'o~ne'],
    ['numbers', 'o~ne\n\ntwo~', '1. o~ne\n\n2. two~'],
    ['numbers', '- o~ne\n- two~', '1. o~ne\n2. two~'],
    ['footnote', 'One.\n~', 'One.\n[^1]\n\n[^1]: ~'],
    ['footnote', 'One.~ Two.', 'One.[^1] Two.\n\n[^1]: ~'],
    ['footnote', 'One.[^1] Two.~\n\n[^1]: First', 'One.[^1] Two.[^2]\n\n[^1]: First\n[^2]: ~'],
    ['footnote', 'One.[^1] Two.\n\n[^1]: Fi~rst', 'One.[^1]~ Two.\n\n[^1]: First'],
  ])('%s: %s', (tool, before, expected) => {
    expect(used(tool, before)).toBe(expected);
  });

  test('a table stands on its own', () => {
    expect(used('table', 'One~\nTwo')).toBe(
      'One\n\n| ~Column~ | Column |\n| --- | --- |\n|  |  |\n\n\nTwo',
    );
    expect(used('table', '~')).toBe('| ~Column~ | Column |\n| --- | --- |\n|  |  |\n');
  });

  test('an address pasted over words links them', () => {
    const state = stateOf('see ~the rota~ now');
    expect(shown(state.update(linkSelection(state, 'https://a.example/')).state)).toBe(
      'see [the rota](https://a.example/)~ now',
    );
  });

  test('a block goes after the line of the cursor', () => {
    const state = stateOf('On~e');
    expect(shown(state.update(insertBlock(state, '![x](/images/1)')).state)).toBe(
      'One\n\n![x](/images/1)~\n',
    );
  });
});

test('no tool takes a word away, wherever it is used', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b ', '*', '\n', '# ', '> ', '- ', '[^1]') });
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (doc, one, other) => {
      const anchor = one % (doc.length + 1);
      const head = other % (doc.length + 1);
      const state = EditorState.create({ doc, selection: { anchor, head } });
      const words = (value: string) => value.replace(/[^ab]/g, '');
      for (const [name, change] of Object.entries(markup)) {
        if (name === 'table' || name === 'link') continue;
        expect(words(state.update(change(state)).state.doc.toString()), name).toBe(words(doc));
      }
    }),
  );
});

test('keys are written as each keyboard has them', () => {
  expect(keysInWords('Mod-Shift-9', false)).toBe('Ctrl+Shift+9');
  expect(keysInWords('Mod-Shift-9', true)).toBe('⌘⇧9');
  expect(keysInWords('Mod-Alt-f', false)).toBe('Ctrl+Alt+F');
  expect(keysForAria('Mod-Alt-f', false)).toBe('Control+Alt+F');
  expect(keysForAria('Mod-b', true)).toBe('Meta+B');
  expect(new Set(TOOLS.map((name) => tools[name].keys)).size).toBe(TOOLS.length);
});

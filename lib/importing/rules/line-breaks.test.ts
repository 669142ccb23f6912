import { expect, it } from 'vitest';
import { keepLineBreaks } from './line-breaks.ts';

it.each([
  ['a\nb', 'a\\\nb'],
  ['a \nb\n\nc', 'a\\\nb\n\nc'],
  ['a  \nb\\\nc', 'a  \nb\\\nc'],
  ['> a\n> b', '> a\\\n> b'],
  ['- a\n  b\n- c', '- a\\\n  b\n- c'],
  ['**a**\n*b*\n[c](d)\ne', '**a**\\\n*b*\\\n[c](d)\\\ne'],
  ['```\na\nb\n```\n    c\n    d', '```\na\nb\n```\n    c\n    d'],
  ['|a|\n|-|\n|b|', '|a|\n|-|\n|b|'],
  ['# a\nb', '# a\nb'],
  ['`a\nb`', '`a\nb`'],
])('%j is %j', (markdown, expected) => {
  expect(keepLineBreaks(markdown)).toBe(expected);
});

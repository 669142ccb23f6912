import { expect, it } from 'vitest';
import { linkedBlocks } from './linked-blocks.ts';

it('keeps paragraphs with links where they stand, and empties the others', () => {
  const source =
    'One\ntwo.\n\nSee [[three]]\nthere.\n \nFour.\n\n```\n\n[[code]]\n\nwords\n\n```\n';
  const kept = linkedBlocks(source);
  expect(kept).toBe('\n\n\nSee [[three]]\nthere.\n\n\n\n```\n\n[[code]]\n\n\n\n```\n');
  expect(kept.split('\n')).toHaveLength(source.split('\n').length);
});

it('takes a text of the greatest length in a moment', () => {
  const before = performance.now();
  linkedBlocks('a \n'.repeat(66_000));
  linkedBlocks(`\n${' '.repeat(200_000)}`);
  expect(performance.now() - before).toBeLessThan(500);
});

import { describe, expect, it } from 'vitest';
import { DECISION_KINDS } from '#lib/moderation/rules/kinds.ts';
import { concernWords, countWords } from './rules.ts';

const comment = { subject: 'comment', number: 12, title: 'A title' } as const;

describe('what a person is told of a decision', () => {
  it('names what it is about', () => {
    expect(concernWords({ ...comment, kind: 'hide' })).toBe(
      'Your comment #12 on “A title” was hidden.',
    );
    expect(concernWords({ ...comment, kind: 'lock' })).toBe(
      'The branch below your comment #12 on “A title” was locked: nobody can answer there.',
    );
    const essay = { number: null, title: 'A title' };
    expect(concernWords({ ...essay, subject: 'essay', kind: 'restore' })).toBe(
      'Your essay “A title” can be read again.',
    );
    expect(concernWords({ ...essay, subject: 'thread', kind: 'slow' })).toBe(
      'The discussion of your essay “A title” was slowed down.',
    );
    expect(concernWords({ ...essay, subject: 'persona', kind: 'suspend' })).toBe(
      'Your account was suspended.',
    );
  });

  it('is a sentence for every kind, also without a title', () => {
    for (const kind of DECISION_KINDS) {
      for (const subject of ['comment', 'essay', 'persona', 'thread'] as const) {
        const words = concernWords({ kind, subject, number: 1, title: '' });
        expect(words).toMatch(/^[A-Z].*[^.]\.$/);
        expect(words).not.toMatch(/undefined|null|“”/);
      }
    }
  });
});

it('counts no further than nine', () => {
  expect([1, 9, 10, 143].map(countWords)).toEqual(['1', '9', '9+', '9+']);
});

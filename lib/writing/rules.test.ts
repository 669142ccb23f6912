import { describe, expect, it } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { AUTO_REVISION_AFTER, decideSave, keepsFirst, roughWords, whoSaved } from './rules.ts';
import type { CopyText } from './views.ts';

const now = new Date('2026-11-22T10:00:00Z');
const text: CopyText = {
  title: 'Title',
  summary: '',
  source: 'Text.',
  language: 'en-GB',
  coverId: null,
  coverAlt: '',
  answersId: null,
};

describe('what is written is kept as a revision by itself before it is overwritten', () => {
  const mine = { keptAs: null, savedById: 'me', lastRevisionAt: later(now, -MINUTE) };
  const byMe = { savedById: 'me', now };

  it('not while one goes on within ten minutes of the last revision', () => {
    expect(keepsFirst(mine, byMe)).toBe(false);
    const nearly = later(now, -AUTO_REVISION_AFTER + 1);
    expect(keepsFirst({ ...mine, lastRevisionAt: nearly }, byMe)).toBe(false);
  });

  it('when ten minutes are over', () => {
    const then = later(now, -AUTO_REVISION_AFTER);
    expect(keepsFirst({ ...mine, lastRevisionAt: then }, byMe)).toBe(true);
  });

  it('when somebody else goes on, at once', () => {
    expect(keepsFirst(mine, { savedById: 'you', now })).toBe(true);
    expect(keepsFirst({ ...mine, savedById: null }, byMe)).toBe(true);
  });

  it('never when a revision holds it already', () => {
    const kept = { ...mine, keptAs: 3, lastRevisionAt: later(now, -1000 * MINUTE) };
    expect(keepsFirst(kept, { savedById: 'you', now })).toBe(false);
  });
});

describe('a save', () => {
  const kept = { version: 4, text };
  const changed = { ...text, source: 'Other text.' };

  it('is taken when it changed what is kept', () => {
    expect(decideSave(kept, { version: 4, text: changed })).toBe('take');
  });

  it.each([3, 5])('is refused when it changed another version (%i)', (version) => {
    expect(decideSave(kept, { version, text: changed })).toBe('conflict');
  });

  it('is no conflict when the same is kept: its answer was lost', () => {
    expect(decideSave(kept, { version: 3, text: { ...text } })).toBe('same');
  });

  it.each(['title', 'summary', 'source', 'language', 'coverAlt', 'coverId', 'answersId'])(
    'counts a change of its %s',
    (field) => {
      const other = { ...text, [field]: 'other' };
      expect(decideSave(kept, { version: 3, text: other })).toBe('conflict');
    },
  );

  it('overwrites when it names no version', () => {
    expect(decideSave(kept, { version: null, text: changed })).toBe('take');
  });
});

describe('words of a text that is not rendered', () => {
  it('are counted about right', () => {
    expect(roughWords('')).toBe(0);
    expect(roughWords('## One\n\n- two, **three**\n- four — five\n')).toBe(5);
  });
});

describe('who saved', () => {
  it('is you, a name or somebody', () => {
    expect(whoSaved({ id: 'a', name: 'Ann' }, 'a')).toBe('you');
    expect(whoSaved({ id: 'a', name: 'Ann' }, 'b')).toBe('Ann');
    expect(whoSaved({ id: 'a', name: null }, 'b')).toBe('somebody');
    expect(whoSaved(null, 'b')).toBe('somebody');
  });
});

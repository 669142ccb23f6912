import { describe, expect, it } from 'vitest';
import { DECISION_KINDS } from '#lib/moderation/rules/kinds.ts';
import type { LogEntry } from '#lib/moderation/views.ts';
import { logFeed, logJsonFeed } from './log-feed.ts';
import { logAftermath, logSentence } from './log-words.ts';

const site = { name: 'Off Call', url: 'https://offcall.example' };

function entry(changes: Partial<LogEntry> = {}): LogEntry {
  return {
    key: '2026-11-20-0123456789ab',
    day: '2026-11-20',
    kind: 'hide',
    role: 'moderator',
    subject: 'comment',
    rule: { key: 'hate', short: 'hate' },
    appeal: null,
    takenBack: false,
    changedOn: '2026-11-20',
    ...changes,
  };
}

describe('an entry of the log in words', () => {
  it('is a sentence for every kind, subject and role', () => {
    for (const kind of DECISION_KINDS) {
      for (const subject of ['comment', 'essay', 'persona', 'thread', 'import'] as const) {
        expect(logSentence(entry({ kind, subject }))).toMatch(/^A moderator [a-z]+ [a-z ,]+$/);
      }
    }
    expect(logSentence(entry({ role: 'automatic', kind: 'hold' }))).toBe(
      'An automatic rule held a comment back',
    );
    expect(logSentence(entry({ role: 'admin', kind: 'lock' }))).toBe(
      'An administrator locked a branch of a discussion',
    );
    expect(logSentence(entry({ subject: 'persona' }))).toBe('A moderator hid the name of a member');
  });

  it.each([
    [null, false, null],
    [null, true, 'taken back'],
    ['stands', false, 'appealed: stands'],
    ['taken-back', true, 'appealed: taken back'],
    // It had no effect any more, and was found to have been wrong.
    ['taken-back', false, 'appealed: taken back'],
    ['stands', true, 'appealed: stood, and was taken back later'],
  ] as const)('says what became of it: %s, %s', (appeal, takenBack, words) => {
    expect(logAftermath(entry({ appeal, takenBack }))).toBe(words);
  });
});

describe('the feeds of the log', () => {
  const entries = [
    entry({ takenBack: true, changedOn: '2026-11-22' }),
    entry({ key: '2026-11-19-0123456789ab', day: '2026-11-19', changedOn: '2026-11-19' }),
  ];

  it('say in both forms the same, by days', () => {
    const atom = logFeed(site, entries).atom1();
    expect(atom).toContain('<updated>2026-11-22T00:00:00.000Z</updated>');
    expect(atom).toContain('A moderator hid a comment: hate (taken back)');
    expect(logJsonFeed(site, entries)).toMatchObject({
      feed_url: 'https://offcall.example/moderation/log/feed.json',
      items: [
        {
          id: 'https://offcall.example/moderation/log#2026-11-20-0123456789ab',
          title: 'A moderator hid a comment: hate (taken back)',
          tags: ['hide', 'moderator', 'comment', 'hate'],
          date_published: '2026-11-20T00:00:00.000Z',
          date_modified: '2026-11-22T00:00:00.000Z',
        },
        { date_modified: '2026-11-19T00:00:00.000Z' },
      ],
    });
  });

  it('are whole without an entry', () => {
    expect(logFeed(site, []).atom1()).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
    expect(logJsonFeed(site, [])).toMatchObject({ items: [] });
  });
});

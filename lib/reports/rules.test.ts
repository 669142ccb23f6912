import { describe, expect, it } from 'vitest';
import { DAY, later } from '#lib/kernel/time.ts';
import { RISK_TO_LIFE } from '#lib/moderation/rules/urgency.ts';
import {
  countsTowardHold,
  mayBeUnsigned,
  pausedUntil,
  REPORT_REASONS,
  type Reporter,
  reasonWords,
  reportAddress,
} from './rules.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');
const ago = (days: number) => later(NOW, -days * DAY);
const trusted: Reporter = { createdAt: ago(14), isHeard: true, unfounded: [] };

describe('a report counts toward holding', () => {
  it('from somebody of standing', () => {
    expect(countsTowardHold(trusted, 'hate', NOW)).toBe(true);
    expect(countsTowardHold({ ...trusted, unfounded: [ago(90)] }, 'hate', NOW)).toBe(true);
  });

  it.each([
    ['an account of less than 14 days', { createdAt: later(ago(14), 1) }],
    ['nothing written that can be read', { isHeard: false }],
    ['an unfounded report within 90 days', { unfounded: [later(ago(90), 1)] }],
  ])('but not with %s', (_why, lacking) => {
    expect(countsTowardHold({ ...trusted, ...lacking }, 'hate', NOW)).toBe(false);
  });

  it('and a worry about somebody never does', () => {
    expect(countsTowardHold(trusted, RISK_TO_LIFE, NOW)).toBe(false);
  });
});

describe('reports are paused', () => {
  it('for 30 days from the third unfounded one within 90 days, in whatever order they come', () => {
    const unfounded = [ago(1), ago(91), ago(40)];
    expect(pausedUntil({ unfounded }, NOW)).toEqual(later(ago(1), 30 * DAY));
    expect(pausedUntil({ unfounded }, later(ago(1), 30 * DAY - 1))).not.toBeNull();
    expect(pausedUntil({ unfounded }, later(ago(1), 30 * DAY))).toBeNull();
  });

  it('not after two, and not when the three took longer', () => {
    expect(pausedUntil({ unfounded: [] }, NOW)).toBeNull();
    expect(pausedUntil({ unfounded: [ago(1), ago(2)] }, NOW)).toBeNull();
    expect(pausedUntil({ unfounded: [ago(1), ago(2), later(ago(91), -1)] }, NOW)).toBeNull();
  });

  it('by the newest three, however many there were before', () => {
    const unfounded = [ago(200), ago(190), ago(180), ago(5)];
    expect(pausedUntil({ unfounded }, NOW)).toBeNull();
  });
});

describe('reasons', () => {
  it('put what can’t wait first, and each has words', () => {
    expect(REPORT_REASONS[0]).toBe(RISK_TO_LIFE);
    for (const reason of REPORT_REASONS) expect(reasonWords(reason).text, reason).not.toBe('');
    expect(reasonWords('a-rule-given-up')).toEqual({ title: 'A rule given up', text: '' });
    expect(reasonWords('hate')).toEqual({
      title: 'Hate',
      text: expect.stringMatching(/^House rule: No contempt for whole groups\. Nothing that/),
    });
  });

  it('let nobody but who worries about somebody stay unnamed', () => {
    expect(REPORT_REASONS.filter(mayBeUnsigned)).toEqual([RISK_TO_LIFE]);
  });
});

it('has an address for each kind of item', () => {
  expect(reportAddress('comment', 'id')).toBe('/comments/id/report');
  expect(reportAddress('name', 'id')).toBe('/comments/id/report-name');
  expect(reportAddress('essay', 'a-title')).toBe('/essays/a-title/report');
});

import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { RISK_TO_LIFE } from '#lib/moderation/rules/urgency.ts';
import { makeReportInput, sendNoticeInput } from './input.ts';
import { NOTE_MAX } from './rules.ts';

const about = { item: 'comment', id: newId(), reason: 'hate' };
const notice = {
  ...about,
  why: 'It names me and where I work.',
  name: ' Ann ',
  email: ' Ann@Example.org ',
  goodFaith: 'yes',
};

/** What is wrong with each field. */
function wrongIn(schema: typeof sendNoticeInput | typeof makeReportInput, sent: object) {
  const read = schema.safeParse(sent);
  return Object.fromEntries(
    (read.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]),
  );
}

describe('a report', () => {
  it('needs a reason and nothing else', () => {
    expect(makeReportInput.parse(about)).toEqual({ ...about, note: '' });
    expect(makeReportInput.parse({ ...about, note: ' Here. ' }).note).toBe('Here.');
    expect(wrongIn(makeReportInput, { ...about, reason: undefined })).toEqual({
      reason: 'Choose what this is about.',
    });
    expect(wrongIn(makeReportInput, { ...about, reason: 'dislike' })).toHaveProperty('reason');
  });

  it.each([
    ['item', 'person'],
    ['id', '12'],
    ['note', 'x'.repeat(NOTE_MAX + 1)],
  ])('is refused with a bad %s', (field, value) => {
    expect(Object.keys(wrongIn(makeReportInput, { ...about, [field]: value }))).toEqual([field]);
  });
});

describe('a notice', () => {
  it('is read as it was meant', () => {
    expect(sendNoticeInput.parse(notice)).toMatchObject({ name: 'Ann', email: 'ann@example.org' });
  });

  it('says everything that is missing at once', () => {
    const { goodFaith: _, ...rest } = notice;
    expect(wrongIn(sendNoticeInput, { ...rest, why: 'Bad.', name: '', email: ' ' })).toEqual({
      why: expect.stringContaining('at least 20 characters'),
      name: 'Type your name.',
      email: 'Type your e-mail address.',
      goodFaith: 'Say that you believe this to be true.',
    });
  });

  it('comes without name and address only out of worry about somebody', () => {
    const unsigned = { ...notice, name: '', email: '' };
    expect(Object.keys(wrongIn(sendNoticeInput, unsigned)).sort()).toEqual(['email', 'name']);
    const worry = { ...unsigned, reason: RISK_TO_LIFE };
    expect(sendNoticeInput.parse(worry)).toMatchObject({ name: null, email: null });
    // An address that leads nowhere is a mistake all the same.
    expect(wrongIn(sendNoticeInput, { ...worry, email: 'ann' })).toHaveProperty('email');
  });

  it.each(['ann@', 'two@example.org, three@example.org', 'ann@example.org\r\nBcc: x@example.org'])(
    'refuses the address %j',
    (email) => {
      expect(Object.keys(wrongIn(sendNoticeInput, { ...notice, email }))).toEqual(['email']);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFirstOfTwo, isZone, localTime, readZonedTime } from './zoned-time.ts';

const read = (local: string, zone: string) => {
  const result = readZonedTime(local, zone);
  return result.ok ? [result.value.at.toISOString(), result.value.twice] : result.problem.code;
};

describe('a time on the clocks of a zone', () => {
  it.each([
    ['2026-11-25T08:00', 'Europe/London', '2026-11-25T08:00:00.000Z'],
    ['2026-07-25T08:00', 'Europe/London', '2026-07-25T07:00:00.000Z'],
    ['2026-07-25T08:00', 'America/New_York', '2026-07-25T12:00:00.000Z'],
    ['2026-07-25T08:00', 'Asia/Kolkata', '2026-07-25T02:30:00.000Z'],
    ['2026-07-25T08:00', 'UTC', '2026-07-25T08:00:00.000Z'],
  ])('%s in %s', (local, zone, at) => {
    expect(read(local, zone)).toEqual([at, false]);
    expect(localTime(new Date(at), zone)).toBe(local);
  });

  it('is refused in words where the clocks go forward over it', () => {
    // London goes from 01:00 to 02:00 on 29 March 2026, Lord Howe by half an hour on 4 October.
    const result = readZonedTime('2026-03-29T01:30', 'Europe/London');
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: 'no-such-time',
        message:
          'The clocks in Europe/London go forward then: on that day there is no 01:30. Choose another time.',
      },
    });
    expect(read('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('no-such-time');
    // Samoa had no 30 December 2011 at all.
    expect(read('2011-12-30T12:00', 'Pacific/Apia')).toBe('no-such-time');
    expect(read('2026-03-29T02:00', 'Europe/London')).toEqual(['2026-03-29T01:00:00.000Z', false]);
  });

  it('is the first of two where they go back over it, and says so', () => {
    expect(read('2026-10-25T01:30', 'Europe/London')).toEqual(['2026-10-25T00:30:00.000Z', true]);
    expect(isFirstOfTwo(new Date('2026-10-25T00:30:00Z'), 'Europe/London')).toBe(true);
    expect(isFirstOfTwo(new Date('2026-10-26T00:30:00Z'), 'Europe/London')).toBe(false);
  });

  it.each(['', '2026-11-25', '2026-02-30T08:00', '2026-11-25T25:00', '20260-11-25T08:00', 'soon'])(
    'is none: %s',
    (local) => expect(read(local, 'Europe/London')).toBe('no-time'),
  );

  it('comes back from its moment in every zone that is no hour of change', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const moments = fc.date({
      min: new Date('2024-01-01T00:00Z'),
      max: new Date('2035-01-01T00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const at = new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
        const result = readZonedTime(localTime(at, zone), zone);
        if (!result.ok) throw new Error(result.problem.code);
        // The second of two is told as the first; otherwise it is the moment itself.
        expect(result.value.twice || result.value.at.getTime() === at.getTime()).toBe(true);
      }),
    );
  });
});

it('knows zones by their names only', () => {
  expect(['Europe/London', 'UTC', 'Etc/GMT+5'].every(isZone)).toBe(true);
  expect(['', '+02:00', 'Europe/Nowhere', 'Europe/London\n', '../etc'].some(isZone)).toBe(false);
});

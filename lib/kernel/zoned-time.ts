import { Temporal } from 'temporal-polyfill';
import { fail, ok, type Result } from './result.ts';

/** A moment that somebody named by the clock on their wall. */
export type NamedMoment = {
  at: Date;
  /** The clocks go back then, so that time comes twice; this is the first of the two. */
  twice: boolean;
};

/** What `<input type="datetime-local">` sends. */
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/;
/** Names of the IANA database; "+02:00" names no place, and knows no summer. */
const NAME = /^[A-Za-z][\w+/-]{1,63}$/;

/** Whether this names a time zone that this machine knows. */
export function isZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The moment of a time (`2026-11-25T08:00`) on the clocks of a zone. Fails with `no-time`, and with
 * `no-such-time` where the clocks go forward over it; where they go back over it the first is taken.
 */
export function readZonedTime(local: string, zone: string): Result<NamedMoment> {
  if (!LOCAL.test(local)) return fail('no-time', 'Choose a day and a time.');
  let named: Temporal.PlainDateTime;
  try {
    named = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  } catch {
    return fail('no-time', 'There is no such day or time. Choose another.');
  }
  const first = named.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const second = named.toZonedDateTime(zone, { disambiguation: 'later' });
  if (!first.toPlainDateTime().equals(named)) {
    const time = named.toPlainTime().toString({ smallestUnit: 'minute' });
    return fail(
      'no-such-time',
      `The clocks in ${zone} go forward then: on that day there is no ${time}. Choose another time.`,
    );
  }
  const at = new Date(first.epochMilliseconds);
  return ok({ at, twice: first.epochMilliseconds !== second.epochMilliseconds });
}

/** A moment on the clocks of a zone, as `<input type="datetime-local">` takes it. */
export function localTime(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** Whether the clocks of a zone show the time of a moment twice, and it is the first of the two. */
export function isFirstOfTwo(at: Date, zone: string): boolean {
  const read = readZonedTime(localTime(at, zone), zone);
  return read.ok && read.value.twice;
}

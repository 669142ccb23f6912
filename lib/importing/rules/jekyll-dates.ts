/** A moment as front matter has it, and what is odd about it. */
export type WrittenDate = { at: Date; day: [string, string, string]; odd: string | null };

const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(.*)$/s;
const ZONE = /(?:^|\s)(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2}))$/;

/** A day without a time is noon: the same day in most of the world. */
const NOON = 12;

/**
 * A date of front matter: a day, with or without a time, seconds and a zone (`2013-05-06 02:12:52
 * +0200`). What stands between time and zone is passed over and said. Null when it is no date.
 */
export function readDate(written: string): WrittenDate | null {
  const [match, year = '', month = '', day = '', hour, minute, second, rest = ''] =
    DATE.exec(written.trim()) ?? [];
  if (match === undefined) return null;
  const zone = ZONE.exec(rest);
  const between = (zone ? rest.slice(0, zone.index) : rest).trim();
  const [, , sign, zoneHours = '0', zoneMinutes = '0'] = zone ?? [];
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  const at = new Date(
    Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      hour === undefined ? NOON : Number(hour),
      Number(minute ?? 0) - offset,
      Number(second ?? 0),
    ),
  );
  if (!isDay(year, month, day) || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return null;
  const twoDigits: [string, string, string] = [year, month.padStart(2, '0'), day.padStart(2, '0')];
  const odd = between === '' ? null : `The date has “${between.slice(0, 20)}” in it, passed over.`;
  return { at, day: twoDigits, odd };
}

/** Whether there is such a day: JavaScript would move 31 February into March. */
export function isDay(year: string, month: string, day: string): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return (
    Number(year) > 0 &&
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day)
  );
}

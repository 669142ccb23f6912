/** When somebody last rang or read up every line below. ISO 8601 day. */
export const HELP_LINES_CHECKED = '2026-11-22';

export type HelpLine = {
  name: string;
  /** As people write it. */
  phone: string;
  /** Who may ring. */
  who: string;
};

/** Lines for people who need somebody to talk to, by country. */
export const helpLines: { country: string; lines: HelpLine[] }[] = [
  {
    country: 'United Kingdom',
    lines: [
      { name: 'Samaritans', phone: '116 123', who: 'everybody' },
      { name: 'NHS Practitioner Health', phone: '0300 0303 300', who: 'health professionals' },
      {
        name: 'BMA counselling and peer support',
        phone: '0330 123 1245',
        who: 'doctors and medical students',
      },
    ],
  },
  {
    country: 'Ireland',
    lines: [
      {
        name: 'Practitioner Health Matters',
        phone: '01 297 0356',
        who: 'doctors, dentists and pharmacists',
      },
    ],
  },
  {
    country: 'United States and Canada',
    lines: [
      { name: 'Suicide and crisis line', phone: '988', who: 'everybody' },
      {
        name: 'Physician Support Line (United States)',
        phone: '1-888-409-0141',
        who: 'doctors and medical students',
      },
    ],
  },
  {
    country: 'Australia',
    lines: [{ name: 'Drs4Drs', phone: '1300 374 377', who: 'doctors and medical students' }],
  },
];

/** The address that a phone rings by. */
export function phoneAddress(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}

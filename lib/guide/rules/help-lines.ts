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
        name: 'BMA wellbeing support',
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
    country: 'United States',
    lines: [
      { name: '988 Suicide & Crisis Lifeline', phone: '988', who: 'everybody' },
      {
        name: 'Physician Support Line',
        phone: '1-888-409-0141',
        who: 'doctors and medical students',
      },
    ],
  },
  {
    country: 'Canada',
    lines: [{ name: '988 Suicide Crisis Helpline', phone: '988', who: 'everybody' }],
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

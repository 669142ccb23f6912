/** Languages that essays are written in, as the editor offers them; others come in with what has them. */
const OFFERED = [
  ...['en-GB', 'en-US', 'ar', 'bn', 'cy', 'de', 'es', 'fa', 'fr', 'ga', 'hi', 'it', 'he', 'nl'],
  ...['pl', 'pt', 'ro', 'sv', 'tr', 'uk', 'ur', 'zh'],
];

/** The languages of the editor's list by their names, with `chosen` among them whatever it is. */
export function languageOptions(chosen: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'language' });
  const codes = OFFERED.includes(chosen) ? OFFERED : [...OFFERED, chosen];
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort(
      (one, other) => rank(one.value) - rank(other.value) || one.label.localeCompare(other.label),
    );
}

const rank = (code: string) => (code.startsWith('en') ? 0 : 1);

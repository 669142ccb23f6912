/** The longest language tags in use have far fewer characters (RFC 5646, 4.4.1). */
const LANGUAGE_MAX = 35;

/** Whether a text is a language tag (BCP 47), such as `en-GB`, `de` or `ar`. */
export function isLanguage(code: string): boolean {
  if (code.length > LANGUAGE_MAX) return false;
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch {
    return false;
  }
}

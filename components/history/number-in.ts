/** A revision's number in an address; null for anything else. */
export const numberIn = (text: unknown): number | null =>
  typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;

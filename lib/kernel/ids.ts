import { v7, validate } from 'uuid';

/**
 * A new row's id: UUID version 7, so that ids made later sort later and an index grows at one end.
 * Says nothing about the person who made the row.
 */
export function newId(): string {
  return v7();
}

/** Whether a string from an address or a form has the shape of one of our ids. */
export function isId(text: string): boolean {
  return validate(text);
}

/** Digits of the time in an id, in hexadecimal. */
const TIME_DIGITS = 12;

/** The least id that a row made at a moment can have: ids made before sort before it. */
export function firstIdAt(at: Date): string {
  const time = Math.max(0, at.getTime()).toString(16).padStart(TIME_DIGITS, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

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

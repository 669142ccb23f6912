/**
 * The part of an address that `next build` renders one example page for. It is never an address of
 * ours: neither a slug nor an id nor a number.
 */
export const BUILD_EXAMPLE = '-';

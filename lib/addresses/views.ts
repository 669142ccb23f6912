/** What there is at an address where nothing can be read. */
export type Former =
  /** It moved: the address that it has now, without the leading slash. */
  | { kind: 'moved'; to: string }
  /** Its author took it back; ISO 8601. */
  | { kind: 'taken-back'; at: string };

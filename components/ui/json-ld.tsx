/**
 * Structured data for programs. `<` is written as an escape, so that no text inside can end the
 * script or start another.
 */
export function JsonLd({ data }: { data: object }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON without a single "<"
      dangerouslySetInnerHTML={{ __html: jsonForScript(data) }}
    />
  );
}

/** JSON that can stand inside a script element whatever its strings hold. */
export function jsonForScript(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

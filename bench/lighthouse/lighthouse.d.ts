// What the bench uses of Lighthouse, whose own types come through JSDoc in its sources.
declare module 'lighthouse' {
  /** 0 to 1; null where nothing could be said. */
  type Score = number | null;
  export type Result = {
    categories: Record<string, { score: Score; auditRefs: { id: string }[] }>;
    audits: Record<
      string,
      { id: string; score: Score; numericValue?: number; displayValue?: string }
    >;
    runtimeError?: { message: string };
  };
  export type Flags = { port: number; output: 'json'; logLevel: 'error'; onlyCategories: string[] };
  export type Config = Record<string, unknown>;
  export default function lighthouse(
    url: string,
    flags: Flags,
    config?: Config,
  ): Promise<{ lhr: Result } | undefined>;
  export const desktopConfig: Config;
}

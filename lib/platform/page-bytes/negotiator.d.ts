// The published types lag behind 1.1: they leave out which encodings the server likes best.
declare module 'negotiator' {
  export default class Negotiator {
    constructor(request: { headers: Record<string, string | undefined> });
    encodings(available: string[], options: { preferred: string[] }): string[];
  }
}

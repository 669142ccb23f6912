/**
 * Has buffers written as JSON by their length alone, in this whole process. Next writes each page
 * that it has rendered as JSON only to see how long that is (IncrementalCache.set, 16.4), and Node
 * makes a list of numbers of every byte in it: a tenth of what a rendering takes. Nothing else of
 * ours writes a buffer as JSON; what did would have to turn it into text first anyway.
 */
export function shortenBufferJson(): void {
  Object.defineProperty(Buffer.prototype, 'toJSON', {
    configurable: true,
    writable: true,
    value(this: Buffer) {
      return { type: 'Buffer', length: this.byteLength };
    },
  });
}

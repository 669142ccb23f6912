/** Reads numbers, the most significant byte first, one after the other. Throws at the end of the bytes. */
export class ByteReader {
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  skip(length: number): void {
    this.at += length;
  }

  uint8(): number {
    return this.#bytes.readUInt8(this.at++);
  }

  uint16(): number {
    this.at += 2;
    return this.#bytes.readUInt16BE(this.at - 2);
  }

  int16(): number {
    this.at += 2;
    return this.#bytes.readInt16BE(this.at - 2);
  }

  uint32(): number {
    this.at += 4;
    return this.#bytes.readUInt32BE(this.at - 4);
  }

  bytes(length: number): Buffer {
    if (this.at + length > this.#bytes.length) throw new RangeError('the bytes end before');
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  text(length: number): string {
    return this.bytes(length).toString('latin1');
  }

  /** A number in groups of seven bits (WOFF2's UIntBase128). */
  base128(): number {
    let value = 0;
    for (let index = 0; index < 5; index += 1) {
      const byte = this.uint8();
      value = value * 128 + (byte & 0x7f);
      if ((byte & 0x80) === 0) return value;
    }
    throw new RangeError('this number has no end');
  }

  /** A number of one to three bytes (WOFF2's 255UInt16). */
  short255(): number {
    const code = this.uint8();
    if (code === 253) return this.uint16();
    if (code === 254) return this.uint8() + 2 * 253;
    if (code === 255) return this.uint8() + 253;
    return code;
  }
}

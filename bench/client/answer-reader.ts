/** What is said of an answer when its last byte has come. */
export type AnswerHead = {
  status: number;
  /** The head as it was sent, from the status line on. */
  head: string;
};

const HEAD_END = Buffer.from('\r\n\r\n');
const LINE_END = Buffer.from('\r\n');
/** "HTTP/1.1 200 OK": where the status stands. */
const STATUS_AT = 9;
const STATUS_LENGTH = 3;
/** Answers that never have a body (RFC 9110, 15.2, 15.3.5, 15.4.5). */
const WITHOUT_BODY = new Set([204, 304]);
const CHUNKED = /\r\ntransfer-encoding: *chunked/i;
const LENGTH = /\r\ncontent-length: *(\d+)/i;

const NOTHING: Buffer = Buffer.alloc(0);

/**
 * Reads HTTP/1.1 answers of one connection from its bytes, however they are cut, and tells when each
 * is whole. It looks at nothing but what ends an answer, so that it costs a client next to nothing:
 * a client that does more would be slower than the servers that are measured.
 */
export class AnswerReader {
  readonly #onAnswer: (answer: AnswerHead) => void;
  #answer: AnswerHead | undefined;
  /** Bytes of a line or a head whose end has not come yet. */
  #waiting = NOTHING;
  /** Bytes to come of the body, or of a chunk with the line end behind it. */
  #remaining = 0;
  #chunked = false;
  #lastChunk = false;

  constructor(onAnswer: (answer: AnswerHead) => void) {
    this.#onAnswer = onAnswer;
  }

  /** Takes the next bytes. Throws on what is not HTTP. */
  take(bytes: Buffer): void {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#remaining > 0) rest = this.#skip(rest);
      else if (this.#chunked) rest = this.#readChunkLine(rest);
      else rest = this.#readHead(rest);
    }
  }

  #skip(bytes: Buffer): Buffer {
    const taken = Math.min(this.#remaining, bytes.length);
    this.#remaining -= taken;
    if (this.#remaining === 0 && !this.#chunked) this.#finish();
    return bytes.subarray(taken);
  }

  #readHead(bytes: Buffer): Buffer {
    const { part, rest } = this.#takeUpTo(HEAD_END, bytes);
    if (part === undefined) return rest;
    const head = part.toString('latin1');
    const status = Number(head.slice(STATUS_AT, STATUS_AT + STATUS_LENGTH));
    if (!head.startsWith('HTTP/1.1 ') || !Number.isInteger(status)) {
      throw new Error(`This is no answer: ${JSON.stringify(head.slice(0, STATUS_AT))}`);
    }
    this.#answer = { status, head };
    const empty = WITHOUT_BODY.has(status);
    this.#chunked = !empty && CHUNKED.test(head);
    this.#remaining = empty || this.#chunked ? 0 : Number(LENGTH.exec(head)?.[1] ?? 0);
    if (!this.#chunked && this.#remaining === 0) this.#finish();
    return rest;
  }

  #readChunkLine(bytes: Buffer): Buffer {
    const { part, rest } = this.#takeUpTo(LINE_END, bytes);
    if (part === undefined) return rest;
    if (this.#lastChunk) {
      this.#lastChunk = false;
      this.#chunked = false;
      this.#finish();
      return rest;
    }
    const size = Number.parseInt(part.toString('latin1'), 16);
    if (Number.isNaN(size)) throw new Error('This is no chunk of an answer.');
    if (size === 0) this.#lastChunk = true;
    else this.#remaining = size + LINE_END.length;
    return rest;
  }

  /** What comes before `end`, without it, and what comes after; no part while it is not all there. */
  #takeUpTo(end: Buffer, bytes: Buffer): { part: Buffer | undefined; rest: Buffer } {
    const all = this.#waiting.length > 0 ? Buffer.concat([this.#waiting, bytes]) : bytes;
    const at = all.indexOf(end);
    // Copied, because a connection reads into the same buffer again.
    this.#waiting = at === -1 ? Buffer.from(all) : NOTHING;
    if (at === -1) return { part: undefined, rest: NOTHING };
    return { part: all.subarray(0, at), rest: all.subarray(at + end.length) };
  }

  #finish(): void {
    const answer = this.#answer;
    this.#answer = undefined;
    if (answer) this.#onAnswer(answer);
  }
}

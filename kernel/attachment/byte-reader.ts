/** Reads a stream of pieces by exact counts; holds no more than it was asked for and one piece. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#pieces = source[Symbol.asyncIterator]();
  }

  /** Up to `count` bytes without taking them; fewer at the end. */
  async peek(count: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [this.#held];
    let length = this.#held.length;
    while (length < count && !this.#ended) {
      const next = await this.#pieces.next();
      if (next.done) this.#ended = true;
      else {
        pieces.push(next.value);
        length += next.value.length;
      }
    }
    if (pieces.length > 1) this.#held = Buffer.concat(pieces);
    return this.#held.subarray(0, count);
  }

  /** Takes up to `count` bytes; fewer at the end. */
  async take(count: number): Promise<Buffer> {
    const found = await this.peek(count);
    this.#held = this.#held.subarray(found.length);
    return found;
  }

  /** Takes whatever stands ready, at least one byte unless the stream has ended. */
  async some(): Promise<Buffer> {
    if (this.#held.length === 0) await this.peek(1);
    const found = this.#held;
    this.#held = Buffer.alloc(0);
    return found;
  }

  /** Puts bytes back in front. */
  putBack(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held]);
  }

  /** Takes `count` bytes and gives them in pieces. */
  async *pass(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      const piece = await this.take(Math.min(left, 65_536));
      if (piece.length === 0) return;
      left -= piece.length;
      yield piece;
    }
  }

  /** Takes `count` bytes and gives them to nobody. */
  async skip(count: number): Promise<void> {
    for await (const _piece of this.pass(count)) {
      // Left out.
    }
  }

  /** Reads the source to its end without keeping anything, so that its sender can finish. */
  async drain(): Promise<void> {
    while ((await this.some()).length > 0) {
      // Left out.
    }
  }

  /** Lets go of the source, read to its end or not. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}

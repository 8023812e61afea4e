import { BrokenPdf, type Dict, Name, Operator, Reader, Ref, Stream, type Value } from "./syntax.ts";

/**
 * The objects of a file as PDFium writes it: one classic table of places, no object streams. It never reads what came
 * from outside: PDFium has read that and written it anew.
 */
export class Objects {
  readonly #text: string;
  readonly #bytes: Buffer;
  readonly #places = new Map<number, number>();
  readonly #read = new Map<number, Value>();
  readonly trailer: Dict;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#text = bytes.toString("latin1");
    const found = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#text.slice(-100));
    if (!found) throw new BrokenPdf("no table");
    this.trailer = this.#table(Number(found[1]));
  }

  #table(at: number): Dict {
    const reader = new Reader(this.#text, at);
    const word = reader.next();
    if (!(word instanceof Operator) || word.word !== "xref") throw new BrokenPdf("no table");
    for (;;) {
      const first = reader.next();
      if (first instanceof Operator && first.word === "trailer") break;
      const count = reader.value();
      if (typeof first !== "number" || typeof count !== "number") throw new BrokenPdf("no table");
      for (let num = first; num < first + count; num += 1) {
        const place = reader.value();
        reader.value();
        const kind = reader.next();
        if (kind instanceof Operator && kind.word === "n" && typeof place === "number")
          this.#places.set(num, place);
      }
    }
    const trailer = reader.value();
    if (!(trailer instanceof Map)) throw new BrokenPdf("no trailer");
    return trailer;
  }

  /** What a value stands for, however many references lie between. */
  resolve(value: Value | undefined): Value {
    let found = value ?? null;
    for (let steps = 0; found instanceof Ref; steps += 1) {
      if (steps > 20) throw new BrokenPdf("a circle");
      found = this.object(found.num);
    }
    return found;
  }

  dict(value: Value | undefined): Dict {
    const found = this.resolve(value);
    return found instanceof Map ? found : found instanceof Stream ? found.dict : new Map();
  }

  object(num: number): Value {
    const known = this.#read.get(num);
    if (known !== undefined) return known;
    const place = this.#places.get(num);
    const read = place === undefined ? null : this.#readAt(place);
    this.#read.set(num, read);
    return read;
  }

  #readAt(place: number): Value {
    const reader = new Reader(this.#text, place);
    reader.value();
    reader.value();
    const word = reader.next();
    if (!(word instanceof Operator) || word.word !== "obj") throw new BrokenPdf("no object");
    const value = reader.value();
    const after = reader.next();
    if (!(value instanceof Map) || !(after instanceof Operator) || after.word !== "stream") return value;
    const from = reader.at + (this.#text.startsWith("\r\n", reader.at) ? 2 : 1);
    const length = this.resolve(value.get("Length"));
    if (typeof length !== "number" || length < 0) throw new BrokenPdf("no length");
    return new Stream(value, this.#bytes.subarray(from, from + length));
  }
}

export function nameOf(value: Value | undefined): string | undefined {
  return value instanceof Name ? value.name : undefined;
}

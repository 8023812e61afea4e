/** Values of PDF (ISO 32000-1, 7.3). Names and strings are bytes as latin-1 text. */
export class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
export class Text {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}
export class Ref {
  readonly num: number;
  constructor(num: number) {
    this.num = num;
  }
}
export class Stream {
  readonly dict: Dict;
  readonly data: Buffer;
  constructor(dict: Dict, data: Buffer) {
    this.dict = dict;
    this.data = data;
  }
}
export type Dict = Map<string, Value>;
export type Value = number | boolean | null | Name | Text | Ref | Stream | Dict | Value[];
/** What stands between values in a content stream. */
export class Operator {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

export class BrokenPdf extends Error {}

const space = /[\0\t\n\f\r ]/;
const delimiter = /[()<>[\]{}/%]/;
const mostDepth = 200;

/** Reads values one after the other from bytes as latin-1 text. */
export class Reader {
  readonly text: string;
  at: number;
  #depth = 0;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  skip(): void {
    for (;;) {
      while (this.at < this.text.length && space.test(this.text.charAt(this.at))) this.at += 1;
      if (this.text.charAt(this.at) !== "%") return;
      while (this.at < this.text.length && !/[\r\n]/.test(this.text.charAt(this.at))) this.at += 1;
    }
  }

  /** The next value or operator; undefined at the end. */
  next(): Value | Operator | undefined {
    this.skip();
    const letter = this.text.charAt(this.at);
    if (letter === "") return undefined;
    if (letter === "/") return this.#name();
    if (letter === "(") return this.#literal();
    if (letter === "<") return this.text.charAt(this.at + 1) === "<" ? this.#dict() : this.#hex();
    if (letter === "[") return this.#array();
    if (delimiter.test(letter)) {
      this.at += 1;
      return new Operator(letter);
    }
    return this.#word();
  }

  /** The next value; an operator in its place is a broken file. */
  value(): Value {
    const found = this.next();
    if (found === undefined || found instanceof Operator) throw new BrokenPdf("a value is missing");
    return found;
  }

  #word(): Value | Operator {
    const from = this.at;
    while (this.at < this.text.length) {
      const letter = this.text.charAt(this.at);
      if (space.test(letter) || delimiter.test(letter)) break;
      this.at += 1;
    }
    const word = this.text.slice(from, this.at);
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) {
      const after = /^[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R(?![A-Za-z0-9])/.exec(
        this.text.slice(this.at, this.at + 24),
      );
      if (after && /^\d+$/.test(word)) {
        this.at += after[0].length;
        return new Ref(Number(word));
      }
      return Number(word);
    }
    return new Operator(word);
  }

  #name(): Name {
    const from = this.at + 1;
    this.at = from;
    while (this.at < this.text.length) {
      const letter = this.text.charAt(this.at);
      if (space.test(letter) || delimiter.test(letter)) break;
      this.at += 1;
    }
    const raw = this.text.slice(from, this.at);
    return new Name(
      raw.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }

  #literal(): Text {
    let depth = 0;
    let bytes = "";
    for (; this.at < this.text.length; this.at += 1) {
      const letter = this.text.charAt(this.at);
      if (letter === "\\") {
        const after = this.text.slice(this.at + 1, this.at + 4);
        const octal = /^[0-7]{1,3}/.exec(after)?.[0];
        if (octal) {
          bytes += String.fromCharCode(Number.parseInt(octal, 8) & 255);
          this.at += octal.length;
          continue;
        }
        const known: Record<string, string> = {
          n: "\n",
          r: "\r",
          t: "\t",
          b: "\b",
          f: "\f",
          "\n": "",
          "\r": "",
        };
        bytes += known[after.charAt(0)] ?? after.charAt(0);
        this.at += after.startsWith("\r\n") ? 2 : 1;
        continue;
      }
      if (letter === "(" && depth++ === 0) continue;
      if (letter === ")" && --depth === 0) {
        this.at += 1;
        return new Text(bytes);
      }
      bytes += letter;
    }
    throw new BrokenPdf("a string has no end");
  }

  #hex(): Text {
    const end = this.text.indexOf(">", this.at);
    if (end < 0) throw new BrokenPdf("a string has no end");
    const digits = this.text.slice(this.at + 1, end).replace(/[^0-9a-fA-F]/g, "");
    this.at = end + 1;
    return new Text(Buffer.from(digits.length % 2 ? `${digits}0` : digits, "hex").toString("latin1"));
  }

  #array(): Value[] {
    this.#enter();
    this.at += 1;
    const items: Value[] = [];
    for (;;) {
      this.skip();
      if (this.text.charAt(this.at) === "]") break;
      items.push(this.value());
    }
    this.at += 1;
    this.#depth -= 1;
    return items;
  }

  #dict(): Dict {
    this.#enter();
    this.at += 2;
    const dict: Dict = new Map();
    for (;;) {
      this.skip();
      if (this.text.startsWith(">>", this.at)) break;
      const key = this.value();
      if (!(key instanceof Name)) throw new BrokenPdf("a key is missing");
      dict.set(key.name, this.value());
    }
    this.at += 2;
    this.#depth -= 1;
    return dict;
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > mostDepth) throw new BrokenPdf("too deep");
  }
}

import type { Lang } from "../../i18n/lang.ts";
import { longestQuery, type QueryProblem, type SearchFields } from "../search-words.ts";
import { printQuery } from "./print-query.ts";
import { isSign, type Piece, readPieces } from "./read-pieces.ts";
import { readRange } from "./read-range.ts";
import { joinTrees, type Leaf, type Tree } from "./tree.ts";

export type ParsedQuery = {
  /** Null when nothing is asked. */
  readonly tree: Tree | null;
  readonly problems: QueryProblem[];
  /** The query as it was read, in full brackets. */
  readonly understood: string;
};

/** How deep brackets are read; what lies deeper is read without them. */
const deepest = 40;

/**
 * Reads what somebody typed. NOT binds closer than AND, AND closer than OR; words beside each other are joined by AND.
 * Never throws: what cannot be read is told with its place, and the rest counts.
 */
export function parseQuery(given: string, fields: SearchFields, lang: Lang = "en"): ParsedQuery {
  const problems: QueryProblem[] = [];
  if (given.length > longestQuery) problems.push({ code: "too-long", at: longestQuery });
  const text = given.slice(0, longestQuery);
  const isField = (name: string) => Object.hasOwn(fields, name);
  const pieces = readPieces(text, lang, isField);
  const reader = new Reader(pieces, { fields, problems, isSign: (word) => isSign(word, lang, isField) });
  const tree = reader.readAll();
  problems.sort((a, b) => a.at - b.at);
  return { tree, problems, understood: tree === null ? "" : printQuery(tree) };
}

class Reader {
  #pieces: readonly Piece[];
  #fields: SearchFields;
  #problems: QueryProblem[];
  #isSign: (word: string) => boolean;
  #next = 0;
  #depth = 0;
  /** The field before the brackets that are being read. */
  #within: string | null = null;

  constructor(
    pieces: readonly Piece[],
    {
      fields,
      problems,
      isSign: signs,
    }: { fields: SearchFields; problems: QueryProblem[]; isSign: (word: string) => boolean },
  ) {
    this.#pieces = pieces;
    this.#fields = fields;
    this.#problems = problems;
    this.#isSign = signs;
  }

  readAll(): Tree | null {
    const found: Tree[] = [];
    while (this.#next < this.#pieces.length) {
      const tree = this.#or();
      if (tree) found.push(tree);
      const piece = this.#peek();
      if (piece?.kind !== "close") continue;
      this.#problem("unbalanced", piece.at, ")");
      this.#next += 1;
    }
    return joinTrees("and", found);
  }

  #peek(): Piece | undefined {
    return this.#pieces[this.#next];
  }

  #problem(code: QueryProblem["code"], at: number, word?: string): void {
    this.#problems.push({ code, at, ...(word === undefined ? {} : { word }) });
  }

  #or(): Tree | null {
    const sides: Tree[] = [];
    for (;;) {
      const side = this.#and();
      if (side) sides.push(side);
      const piece = this.#peek();
      if (piece?.kind !== "or") return joinTrees("or", sides);
      this.#next += 1;
      const after = this.#peek();
      if (!side || after === undefined || after.kind === "close")
        this.#problem("nothing-beside", piece.at, "OR");
    }
  }

  #and(): Tree | null {
    const sides: Tree[] = [];
    for (;;) {
      const piece = this.#peek();
      if (piece === undefined || piece.kind === "or" || piece.kind === "close") break;
      if (piece.kind === "and") {
        this.#next += 1;
        const after = this.#peek();
        if (sides.length === 0 || after === undefined || after.kind === "close" || after.kind === "or")
          this.#problem("nothing-beside", piece.at, "AND");
        continue;
      }
      const side = this.#not();
      if (side) sides.push(side);
    }
    return joinTrees("and", sides);
  }

  #not(): Tree | null {
    let turned = false;
    for (let piece = this.#peek(); piece?.kind === "not"; piece = this.#peek()) {
      turned = !turned;
      this.#next += 1;
      const after = this.#peek();
      if (after !== undefined && !["and", "or", "close"].includes(after.kind)) continue;
      this.#problem("nothing-beside", piece.at, "NOT");
      return null;
    }
    const inner = this.#one();
    if (inner === null || !turned) return inner;
    return inner.kind === "not" ? inner.of : { kind: "not", of: inner };
  }

  #one(): Tree | null {
    const piece = this.#peek();
    if (piece === undefined) return null;
    this.#next += 1;
    switch (piece.kind) {
      case "open":
        return this.#brackets(piece.at);
      case "field":
        return this.#field(piece);
      case "word":
      case "phrase":
        return this.#leaf(piece);
      default:
        return null;
    }
  }

  #brackets(at: number): Tree | null {
    if (this.#depth >= deepest) {
      this.#problem("unbalanced", at, "(");
      return null;
    }
    this.#depth += 1;
    const inner = this.#or();
    this.#depth -= 1;
    if (this.#peek()?.kind === "close") this.#next += 1;
    else this.#problem("unbalanced", at, "(");
    return inner;
  }

  #field(piece: Extract<Piece, { kind: "field" }>): Tree | null {
    const value = this.#peek();
    const isValue = value?.kind === "word" || value?.kind === "phrase" || value?.kind === "open";
    if (!isValue || value.at !== piece.valueAt) {
      this.#problem("empty-field", piece.at, piece.name);
      return null;
    }
    const before = this.#within;
    this.#within = piece.name;
    const inner = this.#one();
    this.#within = before;
    return inner;
  }

  #leaf(piece: Extract<Piece, { kind: "word" | "phrase" }>): Leaf | null {
    const { at } = piece;
    if (piece.kind === "phrase" && !piece.closed) this.#problem("unbalanced", at, '"');
    const field = this.#within;
    const kind = field === null ? "text" : this.#fields[field];
    const bare = piece.kind === "word" ? piece.text : null;
    const prefix = bare !== null && /[^*]\*$/u.test(bare);
    const text = (bare === null ? piece.text : bare.replaceAll("*", "").replace(/^[-+]+/, ""))
      .replace(/\s+/gu, " ")
      .trim();
    if (field !== null && kind !== "text") {
      const date = kind === "date";
      const range = date || bare?.includes("..") === true ? readRange(text, { field, date, at }) : null;
      if (range?.problem) this.#problems.push(range.problem);
      if (range) return range.leaf;
      if (date) this.#problem("bad-range", at, text);
      return date || text === "" ? null : { kind: "facet", field, value: text, prefix, at };
    }
    const stray = bare === null ? null : /^([\p{L}][\p{L}\p{N}_-]*):[^/]/u.exec(bare);
    if (stray?.[1] !== undefined) this.#problem("unknown-field", at, stray[1]);
    if (!/[\p{L}\p{N}]/u.test(text)) return null;
    // What would be a sign by itself stands in quotation marks, so that it is understood the same again.
    const phrase = bare === null || this.#isSign(text);
    return { kind: "text", field, text, phrase, prefix: prefix && !phrase, at };
  }
}

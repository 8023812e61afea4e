import { comparisons, type Filter } from "./filter.ts";

/** A filter that cannot be read: where, what stood there, what was expected (a key of the module's texts under `filter`). */
export class FilterProblem extends Error {
  readonly at: number;
  readonly found: string;
  readonly expected: string;
  readonly allowed: string;

  constructor(at: number, found: string, expected: string, allowed = "") {
    super(`filter: ${expected} at ${at}`);
    this.at = at;
    this.found = found;
    this.expected = expected;
    this.allowed = allowed;
  }
}

type Token = { readonly text: string; readonly at: number; readonly kind: "word" | "quoted" | "sign" };

const pattern = /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(<=|>=|!=|<>|==|[()=<>,])|([^\s()=<>!,"']+))/y;
const longest = 2000;

function tokens(text: string): Token[] {
  if (text.length > longest) throw new FilterProblem(longest, "…", "shorter");
  const found: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    if (text.slice(from).trim() === "") break;
    const match = pattern.exec(text);
    if (match === null) throw new FilterProblem(from + 1, text.slice(from, from + 10), "token");
    const [whole, quoted, sign, word] = match;
    const at = from + whole.length - whole.trimStart().length + 1;
    if (quoted !== undefined)
      found.push({ text: quoted.slice(1, -1).replace(/\\(.)/g, "$1"), at, kind: "quoted" });
    else if (sign !== undefined) found.push({ text: sign, at, kind: "sign" });
    else found.push({ text: word ?? "", at, kind: "word" });
  }
  return found;
}

/** Reads `year>=2015 and sex in (female, male)`. Throws `FilterProblem`; the text is never anything but data. */
export function parseFilter(text: string): Filter {
  const list = tokens(text);
  let next = 0;
  let depth = 0;

  const peek = (): Token | undefined => list[next];
  const fail = (expected: string): never => {
    const token = peek();
    throw new FilterProblem(token?.at ?? text.length + 1, token?.text ?? "", expected);
  };
  const isWord = (word: string) => peek()?.kind === "word" && peek()?.text.toLowerCase() === word;
  const take = (sign: string): boolean => {
    if (peek()?.kind !== "sign" || peek()?.text !== sign) return false;
    next++;
    return true;
  };
  const value = (): string => {
    const token = peek();
    if (token === undefined || token.kind === "sign") return fail("value");
    next++;
    return token.text;
  };

  function condition(): Filter {
    const name = peek();
    if (name?.kind !== "word" || !/^[a-z][a-z_]{0,30}$/i.test(name.text)) return fail("variable");
    next++;
    const variable = name.text.toLowerCase();
    if (isWord("in")) {
      next++;
      if (!take("(")) fail("bracket");
      const values = [value()];
      while (take(",")) values.push(value());
      if (!take(")")) fail("closing");
      return { variable, in: values };
    }
    const sign = peek();
    const written = sign?.text === "==" ? "=" : sign?.text === "<>" ? "!=" : sign?.text;
    const is = comparisons.find((comparison) => comparison === written);
    if (sign?.kind !== "sign" || is === undefined) return fail("comparison");
    next++;
    return { variable, is, value: value() };
  }

  function factor(): Filter {
    if (isWord("not")) {
      next++;
      return { not: factor() };
    }
    if (!take("(")) return condition();
    if (++depth > 20) fail("flatter");
    const inside = either();
    if (!take(")")) fail("closing");
    depth--;
    return inside;
  }

  function chain(word: string, part: () => Filter): Filter[] {
    const parts = [part()];
    while (isWord(word)) {
      next++;
      parts.push(part());
    }
    return parts;
  }

  function both(): Filter {
    const [first, ...rest] = chain("and", factor);
    return first !== undefined && rest.length === 0
      ? first
      : { all: first === undefined ? rest : [first, ...rest] };
  }

  function either(): Filter {
    const [first, ...rest] = chain("or", both);
    return first !== undefined && rest.length === 0
      ? first
      : { any: first === undefined ? rest : [first, ...rest] };
  }

  const filter = either();
  if (next < list.length) fail("end");
  return filter;
}

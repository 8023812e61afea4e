import type { Condition } from "../words/condition.ts";

/** An expression of a `relevant` column that has no condition here: it is refused with what stood there. */
export class ExpressionProblem extends Error {}

/** Which questions take several options: their options are compared with `selected()`. */
export type SeveralOf = (question: string) => boolean;

function quoted(word: string): string {
  return `'${word.replaceAll("'", "’")}'`;
}

/** A condition as ODK and Kobo write it in `relevant` (XPath). */
export function expressionOf(condition: Condition, several: SeveralOf): string {
  if ("answered" in condition) {
    const { answered, is } = condition;
    const parts = is.map((word) =>
      several(answered) ? `selected(\${${answered}}, ${quoted(word)})` : `\${${answered}} = ${quoted(word)}`,
    );
    return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(" or ")})`;
  }
  if ("not" in condition) return `not(${expressionOf(condition.not, several)})`;
  const [word, inside] =
    "all" in condition ? (["and", condition.all] as const) : (["or", condition.any] as const);
  const parts = inside.map((one) => expressionOf(one, several));
  return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(` ${word} `)})`;
}

type Token = { readonly kind: "name" | "text" | "word" | "sign"; readonly value: string };

function tokensOf(text: string): Token[] {
  const pattern = /\s+|\$\{\s*([^}]+?)\s*\}|'([^']*)'|"([^"]*)"|([A-Za-z-]+|\d+(?:\.\d+)?)|(!=|=|\(|\)|,)/gy;
  const tokens: Token[] = [];
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null) throw new ExpressionProblem(text.slice(from, from + 30));
    const [, name, single, double, word, sign] = found;
    if (name !== undefined) tokens.push({ kind: "name", value: name });
    else if (single !== undefined || double !== undefined)
      tokens.push({ kind: "text", value: single ?? double ?? "" });
    else if (word !== undefined) tokens.push({ kind: "word", value: word });
    else if (sign !== undefined) tokens.push({ kind: "sign", value: sign });
  }
  return tokens;
}

/** Reads equality, `selected()`, `not()`, `and`, `or` and brackets; throws `ExpressionProblem` with what it could not read. */
export function conditionOf(text: string, idOf: (name: string) => string): Condition {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = () => tokens[at];
  const fail = (): never => {
    throw new ExpressionProblem(peek()?.value ?? text.slice(-30));
  };
  const take = (kind: Token["kind"], value?: string): string => {
    const token = peek();
    if (token === undefined || token.kind !== kind || (value !== undefined && token.value !== value))
      return fail();
    at += 1;
    return token.value;
  };
  const isNext = (kind: Token["kind"], value: string) => peek()?.kind === kind && peek()?.value === value;
  const value = (): string => (peek()?.kind === "word" ? take("word") : take("text"));

  function one(): Condition {
    if (isNext("sign", "(")) {
      take("sign", "(");
      const inside = either();
      take("sign", ")");
      return inside;
    }
    if (isNext("word", "not")) {
      take("word");
      take("sign", "(");
      const inside = either();
      take("sign", ")");
      return { not: inside };
    }
    if (isNext("word", "selected")) {
      take("word");
      take("sign", "(");
      const answered = idOf(take("name"));
      take("sign", ",");
      const is = [value()];
      take("sign", ")");
      return { answered, is };
    }
    const answered = idOf(take("name"));
    const sign = take("sign");
    if (sign !== "=" && sign !== "!=") {
      at -= 1;
      return fail();
    }
    const same = { answered, is: [value()] };
    return sign === "=" ? same : { not: same };
  }
  function both(): Condition {
    const parts = [one()];
    while (isNext("word", "and")) {
      take("word");
      parts.push(one());
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { all: parts };
  }
  function either(): Condition {
    const parts = [both()];
    while (isNext("word", "or")) {
      take("word");
      parts.push(both());
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : merged(parts);
  }

  const condition = either();
  if (at < tokens.length) fail();
  return condition;
}

/** `a = x or a = y` is one condition over `a`. */
function merged(parts: readonly Condition[]): Condition {
  const [first] = parts;
  if (first === undefined || !("answered" in first)) return { any: [...parts] };
  const words: string[] = [];
  for (const part of parts) {
    if (!("answered" in part) || part.answered !== first.answered) return { any: [...parts] };
    words.push(...part.is);
  }
  return { answered: first.answered, is: words };
}

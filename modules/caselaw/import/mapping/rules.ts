import type { CodedElement } from "../../words/index.ts";
import en from "./rules/en.json" with { type: "json" };
import es from "./rules/es.json" with { type: "json" };
import fr from "./rules/fr.json" with { type: "json" };

type Patterns = Readonly<Record<string, readonly string[]>>;
type Rules = { readonly lang: string } & Readonly<Record<CodedElement, Patterns>>;
type Compiled = readonly { readonly code: string; readonly found: RegExp }[];

const files: readonly Rules[] = [en, fr, es];
const gap = String.raw`(?:[^\s.;!?]+\s+){0,5}?`;
const wordEnd = String.raw`(?![\p{L}\p{N}])`;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/**
 * One pattern as a regular expression: whole words in this order; `*` leaves the end of a word open, `~` lets up to
 * five words of the same sentence stand between.
 */
function expression(pattern: string): string {
  const parts = pattern.split(" ").map((word) => {
    if (word === "~") return gap;
    return word.endsWith("*") ? `${escaped(word.slice(0, -1))}[\\p{L}\\p{N}]*` : `${escaped(word)}${wordEnd}`;
  });
  const text = parts.map((part, at) =>
    at === parts.length - 1 || part === gap ? part : String.raw`${part}\s+`,
  );
  return text.join("");
}

function compiled(patterns: Patterns): Compiled {
  return Object.entries(patterns).map(([code, list]) => ({
    code,
    found: new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.map(expression).join("|")})`, "iu"),
  }));
}

const rules = new Map(
  files.map((file) => [
    file.lang,
    {
      acts: compiled(file.acts),
      means: compiled(file.means),
      purposes: compiled(file.purposes),
      forms: compiled(file.forms),
      sectors: compiled(file.sectors),
    },
  ]),
);

/** Languages for which there are rules. */
export const ruleLangs: readonly string[] = [...rules.keys()];

/** Patterns of the data files by language, for their test. */
export const ruleFiles = files;

/** The codes of an element that the rules of a language find in a text; none where there are no rules for it. */
export function codesInText(element: CodedElement, text: string, lang: string): string[] {
  const own = rules.get(lang)?.[element] ?? [];
  return own.filter(({ found }) => found.test(text)).map(({ code }) => code);
}

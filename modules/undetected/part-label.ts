import { findCode } from "@palermo/vocabulary";
import type { Lang } from "#kernel/words";
import { text } from "./text.ts";
import { type Stratum, type StratumName, strataNames } from "./undetected.ts";

/** Lists of the vocabulary whose codes the values of a column may be. */
const listOf = { sex: "sex", form: "form" } as const;

/** A value in the reader's language where it is known, else as the file has it. */
export function valueLabel(name: StratumName, value: string, lang: Lang): string {
  if (value === "") return text(lang, "part.not-known");
  if (name === "age" && (value === "child" || value === "adult")) return text(lang, `part.${value}`);
  if (name !== "sex" && name !== "form") return value;
  return findCode(listOf[name], value)?.label[lang] ?? value;
}

/** A part in words: "Everybody", "Sex: female". */
export function partLabel(part: Stratum, lang: Lang): string {
  const said = strataNames.flatMap((name) => {
    const value = part[name];
    if (value === undefined) return [];
    return [
      text(lang, "part.is", { name: text(lang, `stratum.${name}`), value: valueLabel(name, value, lang) }),
    ];
  });
  return said.length === 0 ? text(lang, "part.everybody") : said.join(" · ");
}

import { z } from "zod";
import type { Lang } from "../i18n/lang.ts";
import type { Importer, OptionSchema } from "./importer.ts";
import { sentence } from "./sentence.ts";
import type { ImporterListing, ImportOptions } from "./words.ts";

function textOf(importer: Pick<Importer, "optionText">, lang: Lang, key: string): string {
  return importer.optionText?.(lang, key) ?? sentence(lang, `option.${key}`);
}

function choicesOf(schema: OptionSchema["shape"][string]): string[] {
  const inner = schema.unwrap();
  return inner instanceof z.ZodEnum ? inner.options.map(String) : [];
}

type Declared = Pick<Importer, "options" | "optionText">;

/** What a reader may say beside a file, as forms and the command line show it. */
export function listedOptions(importer: Declared, lang: Lang): ImporterListing["options"] {
  return Object.entries(importer.options?.shape ?? {}).map(([name, schema]) => ({
    name,
    label: textOf(importer, lang, `${name}.label`),
    expected: textOf(importer, lang, `${name}.expected`),
    choices: choicesOf(schema).map((value) => ({
      value,
      label: textOf(importer, lang, `${name}.choice.${value}`),
    })),
  }));
}

export type OptionRefusal = {
  readonly refusal: "unknown-option" | "bad-option" | "no-options";
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
};

function without(options: ImportOptions): ImportOptions {
  return Object.fromEntries(
    Object.entries(options)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ""),
  );
}

/** What is wrong with the options that a reader gave, the first thing only; those that hold, empty ones left out. */
export function checkOptions(
  importer: Declared,
  given: ImportOptions,
  lang: Lang,
): { readonly options: ImportOptions } | { readonly refused: OptionRefusal } {
  const told = without(given);
  const shape = importer.options?.shape ?? {};
  for (const [name, value] of Object.entries(told)) {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (schema === undefined) {
      const known = Object.keys(shape);
      return {
        refused: {
          refusal: known.length === 0 ? "no-options" : "unknown-option",
          name,
          params: { option: name.slice(0, 60), known: known.join(", ") },
        },
      };
    }
    if (schema.safeParse(value).success) continue;
    const choices = choicesOf(schema);
    const expected = textOf(importer, lang, `${name}.expected`);
    return {
      refused: {
        refusal: "bad-option",
        name,
        params: {
          option: textOf(importer, lang, `${name}.label`),
          value: value.length > 60 ? `${value.slice(0, 60)}…` : value,
          expected: choices.length > 0 ? `${expected} (${choices.join(", ")})` : expected,
        },
      },
    };
  }
  return { options: told };
}

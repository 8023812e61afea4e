import type { Judgment } from "../words/index.ts";
import { partsOfName, replaceName } from "./replace-name.ts";
import { publishedName } from "./standing.ts";
import { mapTexts } from "./texts.ts";

/** A name that a person confirmed, and the words that stand for it. */
export type Replacement = { readonly name: string; readonly by: string };

/**
 * The judgment as it may be published: defendants who may not be named (L1) are called by their pseudonym everywhere, and
 * so is whoever a person confirmed to be named in it. Publishing it again changes nothing.
 */
export function asPublished(judgment: Judgment, confirmed: readonly Replacement[] = []): Judgment {
  const replacements: Replacement[] = [...confirmed];
  const defendants = judgment.defendants.map((defendant, place) => {
    const shown = publishedName(defendant, place, judgment);
    if (shown === undefined || defendant.name === undefined || shown === defendant.name) return defendant;
    for (const name of partsOfName(defendant.name)) replacements.push({ name, by: shown });
    return { ...defendant, name: shown };
  });
  // The longest first, so that a whole name goes before its parts.
  const inOrder = replacements.toSorted((a, b) => b.name.length - a.name.length);
  const cleaned = (text: string) => inOrder.reduce((rest, { name, by }) => replaceName(rest, name, by), text);
  return {
    ...mapTexts(judgment, cleaned),
    defendants: defendants.map((one) =>
      one.name === undefined
        ? one
        : { ...one, name: confirmed.reduce((n, c) => replaceName(n, c.name, c.by), one.name) },
    ),
  };
}

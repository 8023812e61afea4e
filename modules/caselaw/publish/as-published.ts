import type { Judgment } from "../words/index.ts";
import { partsOfName, replaceName } from "./replace-name.ts";
import { publishedName } from "./standing.ts";
import { mapTexts } from "./texts.ts";

/** A name that a person confirmed, and the words that stand for it. */
export type Replacement = { readonly name: string; readonly by: string };

/** All names that go, each with what stands for it, the longest first, so that a whole name goes before its parts. */
function allReplacements(judgment: Judgment, confirmed: readonly Replacement[]): Replacement[] {
  const unnamed = judgment.defendants.flatMap((defendant, place) => {
    const shown = publishedName(defendant, place, judgment);
    if (shown === undefined || defendant.name === undefined || shown === defendant.name) return [];
    return partsOfName(defendant.name).map((name) => ({ name, by: shown }));
  });
  return [...confirmed, ...unnamed].toSorted((a, b) => b.name.length - a.name.length);
}

/** Takes out of any text of a judgment what is taken out of the judgment itself. */
export function textCleaner(
  judgment: Judgment,
  confirmed: readonly Replacement[] = [],
): (text: string) => string {
  const inOrder = allReplacements(judgment, confirmed);
  return (text) => inOrder.reduce((rest, { name, by }) => replaceName(rest, name, by), text);
}

/**
 * The judgment as it may be published: defendants who may not be named (L1) are called by their pseudonym everywhere, and
 * so is whoever a person confirmed to be named in it. Publishing it again changes nothing.
 */
export function asPublished(judgment: Judgment, confirmed: readonly Replacement[] = []): Judgment {
  const defendants = judgment.defendants.map((defendant, place) => {
    const shown = publishedName(defendant, place, judgment);
    if (shown === undefined || defendant.name === undefined || shown === defendant.name) return defendant;
    return { ...defendant, name: shown };
  });
  return {
    ...mapTexts(judgment, textCleaner(judgment, confirmed)),
    defendants: defendants.map((one) =>
      one.name === undefined
        ? one
        : { ...one, name: confirmed.reduce((n, c) => replaceName(n, c.name, c.by), one.name) },
    ),
  };
}

import { findNames } from "../anonymise/find-names.ts";
import { isPseudonym } from "../publish/standing.ts";
import type { Judgment } from "../words/index.ts";

/** "A v. State", "X c. Y", "Иванов против России": a title made of parties. */
const parties = /\s(?:v|vs|c|contra|contre|против)\.?\s|\sضد\s|诉/iu;
const states =
  /^(?:the )?(?:state|crown|republic|people|queen|king|r|regina|rex|united states.*|public prosecutor.*|director of public prosecutions|etat|estado|république|república|государство|الدولة|النيابة العامة|国家)$/iu;

/**
 * Whether a page with this judgment's title and defendants names a natural person, so that search engines must not keep
 * it (rule L1). In doubt it does: a title made of parties counts unless both sides are States or pseudonyms.
 */
export function namesSomebody({ title, defendants }: Pick<Judgment, "title" | "defendants">): boolean {
  if (defendants.some(({ kind, name }) => kind === "person" && name !== undefined && !isPseudonym(name)))
    return true;
  const all = [
    { lang: title.lang, text: title.text },
    ...Object.entries(title.translations).flatMap(([lang, one]) => (one ? [{ lang, text: one.text }] : [])),
  ];
  return all.some(({ lang, text }) => {
    const sides = text.split(parties);
    if (sides.length > 1) return !sides.every((side) => isNobody(side.trim()));
    return findNames(text, lang, { named: [] }).length > 0;
  });
}

function isNobody(side: string): boolean {
  return isPseudonym(side) || states.test(side);
}

import type { Judgment } from "../words/index.ts";
import type { templateColumns } from "./template-columns.ts";

type Cells = Readonly<Record<(typeof templateColumns)[number], string>>;

/**
 * A judgment as one row of Palermo's own table, as the import reads it. What a table has no room for (defendants, charges,
 * extracts, translations, further sources) is not in it, and stays as it is when the row comes back.
 */
export function templateCells(code: string, judgment: Judgment): Cells {
  const { elements, identifiers, sources } = judgment;
  const several = (values: readonly string[]) => [...new Set(values)].join("; ");
  const numbered = (kind: Judgment["identifiers"][number]["kind"]) =>
    identifiers.find((one) => one.kind === kind)?.value ?? "";
  const { lang } = judgment.title;
  // A text of another language than the title's cannot stand in a row that names one language.
  const words = (text: Judgment["facts"]) => (text !== undefined && text.lang === lang ? text.text : "");
  return {
    ...{ code, title: judgment.title.text, lang, jurisdiction: judgment.jurisdiction },
    ...{ court: words(judgment.court), court_level: judgment.courtLevel, legal_system: judgment.legalSystem },
    ...{ decided: judgment.decided?.text ?? "", finality: judgment.finality },
    crime_types: several(judgment.crimeTypes),
    ...{ facts: words(judgment.facts), reasoning: words(judgment.reasoning) },
    significance: words(judgment.significance),
    ...{ acts: several(elements.acts), means: several(elements.means), purposes: several(elements.purposes) },
    ...{ forms: several(elements.forms), sectors: several(elements.sectors) },
    ...{ geography: elements.geography, organized_group: elements.organizedGroup },
    issues: several(judgment.evidentialIssues.map(({ issue }) => issue)),
    ...{ concepts: several(judgment.concepts), cross_cutting: several(judgment.crossCutting) },
    articles: several(judgment.articles),
    ...{ ecli: numbered("ecli"), citation: numbered("official-citation"), number: numbered("national") },
    sherloc: numbered("sherloc"),
    ...{ link: sources[0]?.link ?? "", publisher: sources[0]?.publisher ?? "" },
  };
}

import { text } from "../text.ts";
import type { Section } from "./country.ts";
import { type Asked, type CountryAnswer, countryPanel, type Tx } from "./country-panel.ts";
import { ownFigures } from "./own-figures.ts";
import { rankingPanels } from "./rankings.ts";
import { type CountryPanel, type CountrySection, sections } from "./sections.ts";

/** A section with the data sets behind its panels. */
export type SectionAnswer = { readonly section: Section; readonly answers: readonly CountryAnswer[] };

function sectionOf(
  name: string,
  answers: readonly CountryAnswer[],
  elsewhere: readonly string[],
  asked: Asked,
): SectionAnswer {
  const { lang } = asked;
  return {
    answers,
    section: {
      section: name,
      title: text(lang, `country.section.${name}`),
      about: text(lang, `country.about.${name}`),
      panels: answers.map(({ answer }) => answer),
      elsewhere: elsewhere.map((code) => text(lang, `elsewhere.${code}`)),
    },
  };
}

async function filled(
  tx: Tx,
  { section, panels, elsewhere }: CountrySection,
  asked: Asked,
): Promise<SectionAnswer> {
  const answers: CountryAnswer[] = [];
  for (const panel of panels) answers.push(await countryPanel(tx, panel, asked));
  return sectionOf(section, answers, elsewhere, asked);
}

/** All sections about one country: its own figures first, official ones next, rankings only where they are asked for (M1). */
export async function profileSections(tx: Tx, asked: Asked, rankings: boolean): Promise<SectionAnswer[]> {
  const [code = ""] = asked.codes;
  const found: SectionAnswer[] = [];
  const own = await ownFigures(tx, code, asked.lang);
  if (own.length > 0) found.push(sectionOf("own", own, [], asked));
  for (const section of sections)
    found.push(
      await filled(tx, { ...section, panels: section.panels.filter(({ by }) => by.length > 0) }, asked),
    );
  if (rankings) found.push(sectionOf("rankings", await rankingPanels(tx, code, asked), [], asked));
  return found;
}

/** The same panels with the countries side by side, never in the order of their figures. */
export async function comparedSections(tx: Tx, asked: Asked): Promise<SectionAnswer[]> {
  const found: SectionAnswer[] = [];
  for (const { section, panels, elsewhere } of sections) {
    const together = panels.flatMap((panel): CountryPanel[] =>
      panel.beside === undefined ? [] : [{ ...panel, ...panel.beside, bySize: false }],
    );
    if (together.length > 0) found.push(await filled(tx, { section, panels: together, elsewhere }, asked));
  }
  return found;
}

/** First and last year of the data sets that stand on a page. */
export function yearsOf(answers: readonly SectionAnswer[]): { first: number; last: number } | null {
  const rows = answers.flatMap((one) => one.answers.flatMap((answer) => answer.rows));
  const first = rows.flatMap(({ first_year }) => first_year ?? []);
  const last = rows.flatMap(({ last_year }) => last_year ?? []);
  return first.length === 0 ? null : { first: Math.min(...first), last: Math.max(...last) };
}

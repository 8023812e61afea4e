import type { JudgmentInput } from "../words/index.ts";
import { asElements, type ReadElement, readElements } from "./mapping/elements-of.ts";
import { cut, oneLine, plainText } from "./plain-text.ts";
import { countOf, dateOf, oneRead, type RowAsk, type RowRead } from "./row-read.ts";
import { asWords } from "./text.ts";

/** The heading of the table of federal cases of the United States (humantraffickingdata.org, A. Bouché). */
export const usCaseHeading = [
  "id",
  "summary",
  "name",
  "number",
  "n_defendants",
  "state",
  "federal_district",
  "year",
  "n_victims",
  "n_minors",
  "n_foreigners",
  "n_females",
  "n_males",
] as const;

type Line = NonNullable<JudgmentInput["victims"]>[number];

/** The number of a case in the tables of this study, by which its defendants find it. */
export function studyNumber(id: string): string {
  return `HTD ${id.trim()}`;
}

/** "USA v. Kalu" of the dockets, with the plain signs of a docket number. */
function docketOf(cell: string): string {
  return oneLine(cell).replace(/[\u2010-\u2015\u2212]/g, "-");
}

function ageOf(minors: number | null, victims: number): Line["ageGroup"] {
  if (minors === null || minors > victims) return "unknown";
  return minors === 0 ? "adult" : minors === victims ? "child" : "mixed";
}

/** Victims by sex as far as the columns agree with each other; numbers that contradict the total are not used. */
function victimsOf(cell: RowAsk["cell"]): { lines: Line[]; read: ReadElement } {
  const total = countOf(cell("n_victims"));
  if (total === null || total === 0) return { lines: [], read: oneRead(null, cell("n_victims")) };
  const females = countOf(cell("n_females"));
  const males = countOf(cell("n_males"));
  const minors = countOf(cell("n_minors"));
  const all = ageOf(minors, total);
  const each = all === "mixed" ? "unknown" : all;
  const line = (sex: string, count: number, ageGroup: Line["ageGroup"]): Line => ({
    count,
    group: count > 1,
    sex,
    ageGroup,
    ageAt: "offence",
  });
  const told = (females ?? 0) + (males ?? 0);
  const read = oneRead(total, cell("n_victims"));
  if (told === 0 || told > total) {
    const unmapped = told > total ? [`${females ?? 0} + ${males ?? 0} > ${total}`] : [];
    return { lines: [line("unknown", total, all)], read: { ...read, unmapped } };
  }
  const parts: [string, number][] = [
    ["female", females ?? 0],
    ["male", males ?? 0],
    ["unknown", total - told],
  ];
  const some = parts.filter(([, count]) => count > 0);
  return { lines: some.map(([sex, count]) => line(sex, count, some.length === 1 ? all : each)), read };
}

/** One row of the table of cases as a judgment without defendants: they come with their own table. */
export function readUsCaseRow({ cell, refuse }: RowAsk): RowRead {
  const id = cell("id").trim();
  const title = oneLine(cell("name"));
  if (!/^\d{1,8}$/.test(id)) refuse("id", id, "number");
  if (title === "") refuse("name", cell("name"), "missing");
  const facts = plainText(cell("summary"));
  const docket = docketOf(cell("number"));
  const state = oneLine(cell("state"));
  const year = dateOf(cell("year").trim());
  const victims = victimsOf(cell);
  const minors = countOf(cell("n_minors"));
  const elements = readElements({ text: facts === "" ? undefined : facts, lang: "en" });
  const court = {
    lang: "en",
    text: state === "" ? "United States District Court" : `United States District Court (${state})`,
  };
  return {
    judgment: {
      title: { lang: "en", text: cut(title, 300) },
      jurisdiction: "US",
      court,
      courtLevel: "first_instance",
      legalSystem: "common_law",
      // The year of this table is the year of the docket, not of the judgment.
      decided: null,
      identifiers: [
        ...(docket === "" ? [] : [{ kind: "national" as const, value: docket.slice(0, 200) }]),
        { kind: "other", value: studyNumber(id) },
      ],
      crimeTypes: ["trafficking_in_persons"],
      elements: asElements(elements),
      ...(facts === "" ? {} : { facts: { lang: "en", text: cut(facts, 40_000) } }),
      history:
        year === null
          ? []
          : [
              {
                level: "first_instance",
                court,
                date: year,
                reference: docket,
                what: asWords("record.docketed"),
              },
            ],
      victims: victims.lines,
      crossCutting: minors !== null && minors > 0 ? ["child_victim"] : [],
      sources: [{ title: "HumanTraffickingData (humantraffickingdata.org)" }],
    },
    read: { ...elements, docketed: oneRead(year, cell("year")), victims: victims.read },
  };
}

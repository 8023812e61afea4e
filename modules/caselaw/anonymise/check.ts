import { asPublished, textCleaner } from "../publish/as-published.ts";
import { mayBeNamed } from "../publish/standing.ts";
import { textsOf } from "../publish/texts.ts";
import type { Judgment } from "../words/index.ts";
import { type Answer, replacementsOf } from "./answers.ts";
import { findNames } from "./find-names.ts";
import type { FindingKind } from "./finding.ts";

/** A possible name with where it stands, for a person to answer. */
export type AskedFinding = {
  readonly finding: string;
  readonly kind: FindingKind;
  /** The fields in which it stands. */
  readonly fields: string[];
  readonly times: number;
  readonly near: string | null;
  /** The words around its first place. */
  readonly before: string;
  readonly after: string;
  readonly answer: Answer | null;
};

const around = 60;
/** Fields in which names of laws, courts and cases stand, and no account of what happened. */
const formal = new Set(["court", "identifiers", "sources", "relations"]);

/** What may be named in a judgment: its courts, defendants who may be, and courts of its history. */
function namedIn(judgment: Judgment): string[] {
  return [
    judgment.court.text,
    ...Object.values(judgment.court.translations).flatMap((one) => (one === undefined ? [] : [one.text])),
    ...judgment.history.map(({ court }) => court.text),
    ...judgment.defendants.flatMap((one) =>
      one.name !== undefined && mayBeNamed(one, judgment) ? [one.name] : [],
    ),
    ...judgment.charges.map(({ statute }) => statute),
  ];
}

/** A text that goes out with the judgment and stands in none of its fields: that of a file. */
export type TextBeside = { readonly lang: string; readonly text: string };

/**
 * Every possible name of what would be published, once each, with the answer that was given. A name that was confirmed is
 * replaced and still listed, so that the answer can be taken back.
 */
export function checkNames(
  judgment: Judgment,
  answers: readonly Answer[],
  beside: readonly TextBeside[] = [],
): AskedFinding[] {
  const given = new Map(answers.map((one) => [one.finding, one]));
  const asked = new Map<string, AskedFinding>();
  const named = namedIn(judgment);
  const clean = textCleaner(judgment, replacementsOf(answers));
  const texts = [
    ...textsOf(asPublished(judgment, replacementsOf(answers))),
    ...beside.map(({ lang, text }) => ({ field: "file", lang, text: clean(text) })),
  ];
  for (const { field, lang, text } of texts) {
    if (formal.has(field)) continue;
    for (const found of findNames(text, lang, { named })) {
      const before = asked.get(found.text);
      if (before !== undefined) {
        asked.set(found.text, {
          ...before,
          times: before.times + 1,
          fields: before.fields.includes(field) ? before.fields : [...before.fields, field],
          near: before.near ?? found.near,
        });
        continue;
      }
      const end = found.at + found.text.length;
      asked.set(found.text, {
        finding: found.text.slice(0, 300),
        kind: found.kind,
        fields: [field],
        times: 1,
        near: found.near,
        before: text.slice(Math.max(0, found.at - around), found.at),
        after: text.slice(end, end + around),
        answer: given.get(found.text) ?? null,
      });
    }
  }
  const gone = answers.filter(({ finding }) => !asked.has(finding));
  const replaced = gone.map(
    (answer): AskedFinding => ({
      finding: answer.finding,
      kind: "name",
      fields: [],
      times: 0,
      near: null,
      before: "",
      after: "",
      answer,
    }),
  );
  return [...asked.values(), ...replaced];
}

/** How many possible names nobody has answered. */
export function openFindings(
  judgment: Judgment,
  answers: readonly Answer[],
  beside: readonly TextBeside[] = [],
): number {
  return checkNames(judgment, answers, beside).filter(({ answer }) => answer === null).length;
}

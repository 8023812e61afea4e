import type { Words } from "#kernel/words";
import { Judgment, type JudgmentInput } from "#modules/caselaw";
import type { Charge } from "../charges/charge.ts";
import type { Court } from "../courts/court.ts";
import type { Basis } from "../offences/elements.ts";
import { guiltyVerdicts, type Verdict } from "../outcome/verdict.ts";
import { crimeTypesOf } from "../proof/find-judgments.ts";
import type { ClosingTexts } from "./closing.ts";

/** What a case holds of its end: standing counts, the verdicts on them, and how many people were harmed. */
export type Closed = {
  readonly country: string;
  readonly courts: readonly Court[];
  readonly charges: readonly Charge[];
  /** One at most for each count. */
  readonly verdicts: readonly Verdict[];
  readonly victims: number;
  readonly migrants: number;
};
type Standing = NonNullable<NonNullable<JudgmentInput["defendants"]>[number]["standing"]>;

/** Treaty articles of a basis, as case law cites them: TIP-5.1 is TIP 5(1). Points below a letter are not told apart. */
export function articleOf(basis: Basis): string {
  const [treaty = "", rest = ""] = basis.split("-");
  const [article = "", paragraph, letter] = rest.split(".");
  return `${treaty} ${article}${[paragraph, letter]
    .filter((part): part is string => part !== undefined)
    .map((part) => `(${part})`)
    .join("")}`;
}

/**
 * A record for case law, of codes, days and figures alone, with the words that were written for it. Nobody is named: defendants
 * stand as d1, d2, and neither docket, person code, place, age nor nationality goes with them.
 */
export function recordOf(closed: Closed, { lang, ...texts }: ClosingTexts): Judgment {
  const { charges, verdicts, courts } = closed;
  const last = verdicts.reduce((latest, one) => (one.on > latest.on ? one : latest));
  const court = courts.find(({ id }) => id === last.courtId)?.court;
  const bases = charges.flatMap(({ provision }) => provision.offence.bases);
  const keys = new Map(
    [...new Set(charges.map(({ personId }) => personId))].map((id, at) => [id, `d${at + 1}`]),
  );
  const child = charges.some((charge) => charge.child);
  const line = (count: number) =>
    count === 0
      ? []
      : [{ count, group: count > 1, ageGroup: child ? (count > 1 ? "mixed" : "child") : "unknown" } as const];
  const words = (text: string) => (text === "" ? undefined : { lang, text });
  const made: JudgmentInput = {
    title: { lang, text: texts.title },
    jurisdiction: closed.country,
    court: court === undefined ? { lang, text: last.courtName ?? "–" } : translated(court.name),
    ...(court === undefined ? {} : { courtLevel: court.level }),
    decided: { text: last.on, earliest: last.on, latest: last.on },
    finality: verdicts.every(({ finalOn }) => finalOn !== null) ? "final" : "not-final",
    crimeTypes: crimeTypesOf(bases),
    elements: {
      organizedGroup: verdicts.some(({ aggravations }) => aggravations.includes("organised-group"))
        ? "yes"
        : "unknown",
    },
    facts: words(texts.facts),
    reasoning: words(texts.reasoning),
    significance: words(texts.significance),
    victims: line(closed.victims),
    migrants: line(closed.migrants),
    defendants: [...keys].map(([personId, key]) => ({
      ...{ key, kind: "person" as const },
      standing: standingOf(verdictsOn(charges, verdicts, personId)),
    })),
    charges: charges.flatMap((charge) => chargeLine(charge, verdicts, keys.get(charge.personId) ?? "d1")),
    articles: [...new Set(bases.map(articleOf))],
  };
  return Judgment.parse(made);
}

/** The register's name of the court in every language that it has. */
function translated({ lang, text, translations }: Words): JudgmentInput["court"] {
  return {
    ...{ lang, text },
    translations: Object.fromEntries(
      Object.entries(translations).map(([other, one]) => [
        other,
        { text: one, by: "Palermo", reviewed: true },
      ]),
    ),
  };
}

function chargeLine(charge: Charge, verdicts: readonly Verdict[], defendant: string) {
  const { provision, count, chargeId } = charge;
  const [crimeType] = crimeTypesOf(provision.offence.bases);
  const verdict = verdicts.find((one) => one.chargeId === chargeId);
  const guilty = verdict !== undefined && guiltyVerdicts.includes(verdict.verdict);
  return {
    ...{ defendant, count, statute: provision.citation, verdict: verdict?.verdict ?? "pending" },
    ...(crimeType === undefined ? {} : { crimeType }),
    ...(guilty
      ? {
          sentence: {
            life: verdict.life,
            ...(verdict.imprisonmentMonths === null
              ? {}
              : { imprisonmentMonths: verdict.imprisonmentMonths }),
            ...(verdict.suspendedMonths === null ? {} : { suspendedMonths: verdict.suspendedMonths }),
          },
        }
      : {}),
  };
}

function verdictsOn(
  charges: readonly Charge[],
  verdicts: readonly Verdict[],
  personId: string,
): (Verdict | undefined)[] {
  return charges
    .filter((charge) => charge.personId === personId)
    .map(({ chargeId }) => verdicts.find((one) => one.chargeId === chargeId));
}

/** How a defendant stands (L1): convicted finally only where a conviction is final. */
function standingOf(verdicts: readonly (Verdict | undefined)[]): Standing {
  const known = verdicts.filter((one) => one !== undefined);
  const convicted = known.filter(({ verdict }) => guiltyVerdicts.includes(verdict));
  if (convicted.some(({ finalOn }) => finalOn !== null)) return "convicted-final";
  if (convicted.length > 0) return "convicted-not-final";
  if (known.length < verdicts.length) return "not-decided";
  if (known.every(({ verdict }) => verdict === "discontinued")) return "discontinued";
  return known.every(({ verdict }) => verdict === "not_guilty" || verdict === "discontinued")
    ? "acquitted"
    : "not-decided";
}

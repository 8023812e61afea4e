import { labelOf } from "@palermo/vocabulary";
import type { ReportBlock } from "#kernel/report";
import { type Lang, wordsIn } from "#kernel/words";
import type { FoundJudgment } from "#modules/caselaw";
import type { Penalty } from "../offences/offence.ts";
import { text } from "../text.ts";
import { countryIn, dayIn, elementIn, inLine, isolate, issueIn } from "./brief-words.ts";
import type { CountMatrix, Matrix } from "./matrix.ts";
import type { Proof } from "./proof.ts";
import { fallsWithout, peopleBehind, readMatrix } from "./read-matrix.ts";

/** The penalty that the law threatens, in one line. */
export function penaltyText(
  lang: Lang,
  { leastMonths, mostMonths, life, fine, confiscation }: Penalty,
): string {
  const span =
    leastMonths !== null && mostMonths !== null
      ? text(lang, "penalty.span", { least: leastMonths, most: mostMonths })
      : mostMonths !== null
        ? text(lang, "penalty.most", { most: mostMonths })
        : leastMonths !== null
          ? text(lang, "penalty.least", { least: leastMonths })
          : null;
  return inLine(lang, [
    span,
    life ? text(lang, "penalty.life") : null,
    fine ? text(lang, "penalty.fine") : null,
    confiscation ? text(lang, "penalty.confiscation") : null,
  ]);
}

/** What a cell stands on: an exhibit with its number and title, or a testimony by code. */
function sourceText(lang: Lang, matrix: Matrix, { source, content }: Proof): string {
  const place = content.place === "" ? null : content.place;
  if ("evidenceId" in source) {
    const exhibit = matrix.exhibits.find(({ evidenceId }) => evidenceId === source.evidenceId);
    const number = text(lang, "brief.exhibit", { number: exhibit?.exhibit ?? 0 });
    return inLine(lang, [number, exhibit?.title, place]);
  }
  return inLine(lang, [
    text(lang, "brief.testimony", { code: isolate(codeOf(matrix, source.participantId)) }),
    place,
  ]);
}

function codeOf(matrix: Matrix, participantId: string): string {
  return matrix.people.find((one) => one.participantId === participantId)?.personCode ?? "";
}

function cellLine(lang: Lang, matrix: Matrix, cell: Proof): string {
  const { quotation, note } = cell.content;
  const words = [quotation === "" ? null : `“${quotation}”`, note].filter(
    (one) => one !== null && one !== "",
  );
  const said = words.map((one) => isolate(one ?? "")).join(" ");
  const head = `${sourceText(lang, matrix, cell)} (${text(lang, `weight.${cell.weight}`)})`;
  return said === "" ? head : `${head}: ${said}`;
}

/** One count: what is charged, and element by element what supports and weakens it. */
export function countBlocks(lang: Lang, matrix: Matrix, { charge, rows }: CountMatrix): ReportBlock[] {
  const { provision, limitation } = charge;
  const cells = matrix.cells.filter(({ chargeId }) => chargeId === charge.chargeId);
  const fact = (label: string, value: string | null) => (value ? [{ label: text(lang, label), value }] : []);
  const name = wordsIn(provision.offence.label, lang);
  return [
    { kind: "heading", text: text(lang, "brief.count", { count: charge.count, offence: isolate(name) }) },
    {
      kind: "facts",
      rows: [
        ...fact("charge.accused", charge.personCode),
        ...fact("charge.offence", inLine(lang, [provision.citation, name])),
        ...fact("charge.participation", labelOf("participation", charge.participation, lang)),
        ...fact("charge.when", spanText(lang, charge.earliest, charge.latest)),
        ...fact("offence.penalty", penaltyText(lang, provision.offence.penalty)),
        ...fact(
          "charge.limitation",
          limitation.lastDay === null
            ? text(lang, `limitation.${limitation.state}`)
            : text(lang, `limitation.${limitation.state}`, { day: dayIn(lang, limitation.lastDay) }),
        ),
        ...fact("charge.particulars", charge.particulars),
        ...fact("charge.article5-reason", charge.article5Reason),
      ],
    },
    {
      kind: "table",
      columns: [
        { label: text(lang, "matrix.element"), width: 3 },
        { label: text(lang, "matrix.standing"), width: 2 },
        { label: text(lang, "matrix.supports"), width: 6 },
        { label: text(lang, "matrix.weakens"), width: 4 },
      ],
      rows: rows.map((row) => {
        const of = (effect: Proof["effect"]) =>
          cells
            .filter((cell) => cell.element === row.element && cell.effect === effect)
            .map((cell) => `• ${cellLine(lang, matrix, cell)}`)
            .join("\n")
            .slice(0, 3900);
        return [
          elementIn(lang, row.element),
          { text: text(lang, `standing.${row.standing}`), strong: row.standing !== "supported" },
          of("supports"),
          of("weakens"),
        ];
      }),
    },
    ...holeBlocks(lang, matrix, rows),
    ...withoutBlocks(lang, matrix, charge.elements, cells),
  ];
}

function spanText(lang: Lang, earliest: string | null, latest: string | null): string | null {
  if (earliest === null && latest === null) return null;
  if (earliest === latest || latest === null || earliest === null)
    return dayIn(lang, earliest ?? latest ?? "");
  return text(lang, "charge.from-to", { from: dayIn(lang, earliest), to: dayIn(lang, latest) });
}

/** Gaps and contradictions as sentences. */
function holeBlocks(lang: Lang, matrix: Matrix, rows: CountMatrix["rows"]): ReportBlock[] {
  const holes = rows.flatMap((row) => {
    const element = isolate(elementIn(lang, row.element));
    const said =
      row.standing === "supported"
        ? []
        : [
            text(lang, `hole.${row.standing}`, {
              element,
              code: isolate(row.onlyOn === null ? "" : codeOf(matrix, row.onlyOn)),
            }),
          ];
    const against = row.contradicted.map((id) =>
      text(lang, "hole.contradicted", { element, code: isolate(codeOf(matrix, id)) }),
    );
    return [...said, ...against];
  });
  if (holes.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: text(lang, "brief.holes") },
    { kind: "list", items: holes },
  ];
}

/** What still stands without each person's testimony (K3). */
function withoutBlocks(
  lang: Lang,
  matrix: Matrix,
  elements: CountMatrix["charge"]["elements"],
  cells: readonly Proof[],
): ReportBlock[] {
  const people = [...new Set(cells.flatMap(peopleBehind))];
  if (people.length === 0) return [];
  return [
    {
      kind: "table",
      title: text(lang, "brief.without"),
      columns: [
        { label: text(lang, "brief.without-whom"), width: 2 },
        { label: text(lang, "brief.cells-gone"), width: 1, align: "end" },
        { label: text(lang, "brief.still-stands"), width: 5 },
        { label: text(lang, "brief.falls"), width: 5 },
      ],
      rows: people.map((id) => {
        const without = new Set([id]);
        const rows = readMatrix(elements, cells, without);
        const names = (gone: boolean) =>
          inLine(
            lang,
            rows
              .filter(({ standing }) => (standing === "gap") === gone)
              .map(({ element }) => elementIn(lang, element)),
          );
        return [
          codeOf(matrix, id),
          String(cells.filter((cell) => fallsWithout(cell, without)).length),
          names(false),
          names(true),
        ];
      }),
    },
  ];
}

/** Decisions on whose testimony is needed that stand (K2). */
export function testimonyBlocks(lang: Lang, { testimony }: Matrix): ReportBlock[] {
  const standing = testimony.filter(({ replacedAt }) => replacedAt === null);
  if (standing.length === 0) return [];
  return [
    { kind: "heading", text: text(lang, "testimony.title") },
    {
      kind: "table",
      columns: [
        { label: text(lang, "testimony.person"), width: 2 },
        { label: text(lang, "testimony.decision"), width: 2 },
        { label: text(lang, "testimony.wish"), width: 2 },
        { label: text(lang, "testimony.risk"), width: 2 },
        { label: text(lang, "testimony.reason"), width: 5 },
      ],
      rows: standing.map((one) => [
        one.personCode,
        text(lang, `testimony-decision.${one.decision}`),
        text(lang, `wish.${one.wish}`),
        text(lang, `risk.${one.risk}`),
        one.reason,
      ]),
    },
  ];
}

export type IssueFound = {
  readonly issue: string;
  readonly elements: readonly string[];
  readonly judgments: readonly FoundJudgment[];
};

/** Evidential issues that the matrix raises, each with judgments on it. */
export function issueBlocks(lang: Lang, found: readonly IssueFound[]): ReportBlock[] {
  if (found.length === 0) return [];
  return [
    { kind: "heading", text: text(lang, "brief.issues") },
    ...found.flatMap(({ issue, elements, judgments }): ReportBlock[] => [
      { kind: "heading", level: 2, text: issueIn(lang, issue) },
      {
        kind: "text",
        text: text(lang, "brief.raised-by", {
          elements: inLine(
            lang,
            elements.map((one) => elementIn(lang, one)),
          ),
        }),
      },
      judgments.length === 0
        ? { kind: "note", text: text(lang, "brief.no-judgments") }
        : {
            kind: "list",
            items: judgments.map(({ code, title, jurisdiction, decided }) =>
              inLine(lang, [code, title, countryIn(lang, jurisdiction), decided]),
            ),
          },
    ]),
  ];
}

import { findIndicatorSet } from "@palermo/vocabulary/indicators";
import type { ReportBlock, ReportCell } from "#kernel/report";
import type { Lang } from "#kernel/words";
import { type AssessedPart, type Reply, type Screening, toldIn, visibleSections } from "../screening.ts";
import { text } from "../text.ts";
import { codeText } from "./codes.ts";

type Words = (key: string, params?: Record<string, string | number>) => string;

function replyText(t: Words, reply: Reply | undefined, labelOf: (id: string) => string): string {
  if (reply === undefined) return "";
  const value =
    reply.value === undefined
      ? t(`reply.${reply.state}`)
      : (Array.isArray(reply.value) ? reply.value : [String(reply.value)]).map(labelOf).join(", ");
  return reply.note === undefined || reply.note === "" ? value : `${value} (\u2068${reply.note}\u2069)`;
}

/** The elements with their reasons on both sides, as a table. */
function elementBlocks(
  found: Screening,
  parts: readonly AssessedPart[],
  lang: Lang,
  t: Words,
): ReportBlock[] {
  const questionText = (instrument: string, question: string): string => {
    const part = parts.find((one) => one.instrument.id === instrument)?.instrument;
    const asked = part?.sections.flatMap(({ questions }) => questions).find(({ id }) => id === question);
    return asked === undefined ? question : toldIn(asked.text, lang).text;
  };
  const because = (
    lines: Screening["assessment"]["elements"][number]["for"],
    element: Screening["assessment"]["elements"][number]["element"],
  ) =>
    lines
      .map(({ instrument, question, voice, code }) =>
        [codeText(element, code, lang), `${questionText(instrument, question)} (${t(`voice.${voice}`)})`]
          .filter((one) => one !== null)
          .map((one) => `\u2068${one}\u2069`)
          .join(": "),
      )
      .join("\n");
  return [
    { kind: "heading", text: t("screening.result") },
    { kind: "note", text: t("sheet.asks-no-decision") },
    {
      kind: "table",
      columns: [
        { label: t("sheet.element"), width: 2 },
        { label: t("screening.for"), width: 4 },
        { label: t("screening.against"), width: 3 },
        { label: t("element-state.open"), align: "end" },
      ],
      rows: found.assessment.elements
        .filter(({ state }) => state !== "not-asked-here")
        .map((one): ReportCell[] => [
          {
            text: `${t(`element.${one.element}`)}\n${t(`element-state.${one.state}`)}`,
            strong: one.state === "found",
          },
          because(one.for, one.element),
          because(one.against, one.element),
          String(one.unknown.length),
        ]),
    },
  ];
}

function dimensionBlocks(found: Screening, lang: Lang, t: Words): ReportBlock[] {
  return found.assessment.dimensions.flatMap((list): ReportBlock[] => [
    {
      kind: "table",
      title: t("screening.dimensions"),
      columns: [
        { label: t("screening.dimensions"), width: 3 },
        { label: t("screening.result"), width: 3 },
      ],
      rows: list.found.map(({ id, line }) => [
        dimensionText(id, lang),
        line === null ? t("line.none") : t("screening.holds", { line: t(`line.${line}`) }),
      ]),
      note: t(`combination.${list.together}`),
    },
  ]);
}

function answerBlocks(found: Screening, parts: readonly AssessedPart[], lang: Lang, t: Words): ReportBlock[] {
  const child = found.interview.safety.child !== "no";
  return parts.flatMap(({ instrument, answers }) =>
    visibleSections(instrument, answers, { child }).flatMap(({ section, questions }): ReportBlock[] => {
      const rows = questions.flatMap((question): ReportCell[][] => {
        const answered = answers[question.id];
        if (answered === undefined) return [];
        const label = (id: string) => {
          const option = question.options?.find((one) => one.id === id);
          return option === undefined ? `\u2068${id}\u2069` : toldIn(option.label, lang).text;
        };
        return [
          [
            toldIn(question.text, lang).text,
            replyText(t, answered.said, label),
            replyText(t, answered.observed, label),
          ],
        ];
      });
      if (rows.length === 0) return [];
      const columns = [
        { label: toldIn(section.title, lang).text, width: 4 },
        { label: t("voice.said"), width: 2 },
        { label: t("voice.observed"), width: 2 },
      ];
      return [{ kind: "table", title: toldIn(instrument.title, lang).text, columns, rows }];
    }),
  );
}

/** The agency's sheet, in the agency's language: reasons, answers, decision. Marked as no statement (S8). */
export function agencyBlocks(
  found: Screening,
  parts: readonly AssessedPart[],
  lang: Lang,
  languageName: (code: string) => string,
): ReportBlock[] {
  const t: Words = (key, params) => text(lang, key, params);
  const { interview } = found;
  const { rights, beside } = interview;
  const [decided] = found.decisions;
  return [
    { kind: "note", text: t("sheet.not-a-statement") },
    {
      kind: "facts",
      rows: [
        { label: t("screenings.child"), value: t(`child.${interview.safety.child}`) },
        { label: t("screening.language"), value: languageName(interview.lang) },
        {
          label: t("screening.rights"),
          value:
            rights === undefined
              ? t("screening.not-told")
              : t("screening.rights-by", { by: `\u2068${rights.by}\u2069`, lang: languageName(rights.lang) }),
        },
        {
          label: t("screening.beside"),
          value:
            beside === undefined || beside.who.length === 0
              ? `${t("screening.nobody")}${beside?.nobodyBecause ? ` (\u2068${beside.nobodyBecause}\u2069)` : ""}`
              : beside.who.map((who) => t(`companion.${who}`)).join(", "),
        },
        {
          label: t("decision.title"),
          value: decided === undefined ? t("decision.none") : t(`decision.${decided.decision}`),
        },
        ...(decided?.reasons ? [{ label: t("decision.reasons"), value: decided.reasons }] : []),
      ],
    },
    ...(found.problems.length === 0
      ? []
      : [
          { kind: "heading", text: t("screening.problems"), level: 2 } as const,
          { kind: "list", items: found.problems.map((problem) => t(`problem.${problem}`)) } as const,
        ]),
    ...elementBlocks(found, parts, lang, t),
    ...dimensionBlocks(found, lang, t),
    { kind: "heading", text: t("screening.steps") },
    {
      kind: "list",
      items: found.assessment.steps.map(({ code, days, hours }) => {
        const more =
          days === undefined
            ? hours === undefined
              ? ""
              : t("step.hours", { count: hours })
            : t("step.days", { count: days });
        return more === "" ? t(`step.${code}`) : `${t(`step.${code}`)}: ${more}`;
      }),
    },
    { kind: "heading", text: t("screening.answers") },
    ...answerBlocks(found, parts, lang, t),
  ];
}

/** A dimension's own words, from the vocabulary. */
function dimensionText(id: string, lang: Lang): string {
  return findIndicatorSet("ILOEC")?.groups.find((group) => group.id === id)?.label[lang] ?? id;
}

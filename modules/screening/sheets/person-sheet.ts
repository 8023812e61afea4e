import type { ReportBlock } from "#kernel/report";
import type { Lang } from "#kernel/words";
import { isNegative, type Screening, type StepCode } from "../screening.ts";
import { text } from "../text.ts";

/** What a step is called to the person: in plain words, and never one of crime, police or shelter (S8). */
const ownWords: Partial<Record<StepCode, string>> = {
  "medical-now": "next-medical",
  "safe-place": "next-place",
  advocate: "next-someone",
  guardian: "next-someone",
  "child-specialist": "next-someone",
  "reflection-period": "next-rest",
  asylum: "next-stay",
  "family-unity": "next-family",
};

/**
 * The person's own sheet, in their language: what they may do and what can come next. It says nothing of what they told,
 * nor why they were asked, so that it harms nobody in whose hands it is found.
 */
export function personBlocks(found: Screening, lang: Lang): ReportBlock[] {
  const t = (key: string, params: Record<string, string | number> = {}) => text(lang, `sheet.${key}`, params);
  const next = found.assessment.steps.flatMap(({ code, days }) => {
    const key = ownWords[code];
    return key === undefined ? [] : [t(key, { count: days ?? 0 })];
  });
  const appealable = found.decision !== null && isNegative(found.decision);
  return [
    { kind: "text", text: t("person-intro") },
    { kind: "heading", text: t("person-may") },
    {
      kind: "list",
      items: [
        t("may-stop"),
        t("may-read"),
        t("may-share"),
        t("may-help"),
        ...(appealable ? [t("may-ask-again")] : []),
      ],
    },
    { kind: "heading", text: t("person-next") },
    { kind: "list", items: [...new Set([...next, t("next-talk")])] },
    { kind: "facts", rows: [{ label: t("person-reference"), value: found.code }] },
  ];
}

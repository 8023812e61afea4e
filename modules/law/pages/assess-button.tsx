import type { TFunction } from "i18next";
import { ActionButton } from "../../../web/components/action-button.tsx";
import type { Field, Values } from "../../../web/components/fields.ts";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { DutyShown } from "./duty-panel.tsx";

const statuses = ["full", "partial", "none", "not-applicable"];

/** Judges a duty anew, beginning with what was judged last. */
export function AssessButton({ country, shown }: { country: string; shown: DutyShown }) {
  const { t, lang } = useText("law");
  const [last] = shown.entries;
  const { duty } = shown.duty;
  return (
    <ActionButton
      action="law.assess-duty"
      label={t("gaps.assess")}
      about={t("gaps.assess-about")}
      fields={fieldsOf(t, shown)}
      initial={{
        lang,
        on: new Date().toISOString().slice(0, 10),
        status: last?.status ?? "",
        provisions:
          last?.content.cited.flatMap((one) => ("provisionId" in one ? [one.provisionId] : [])) ?? [],
        other: last?.content.cited.flatMap((one) => ("text" in one ? [one.text] : [])).join("\n") ?? "",
        finding: shownIn(last?.content.finding, lang),
        evidence: shownIn(last?.content.evidence, lang),
      }}
      input={(values) => ({
        ...assessmentOf(values, last?.content),
        assessmentId: crypto.randomUUID(),
        country,
        duty,
      })}
      done={t("gaps.assessed")}
      undo={(output) => ({
        action: "law.withdraw-assessment",
        input: { assessmentId: (output as { assessmentId: string }).assessmentId },
      })}
    />
  );
}

function fieldsOf(t: TFunction, { provisions, entries }: DutyShown): Field[] {
  const known = new Map(provisions.map(({ provisionId, text }) => [provisionId, text]));
  for (const { cited } of entries)
    for (const { provisionId, text } of cited) if (provisionId !== null) known.set(provisionId, text);
  return [
    {
      name: "status",
      kind: "choice",
      label: t("gaps.standing"),
      required: true,
      options: statuses.map((value) => ({ value, label: t(`standing.${value}`) })),
    },
    { name: "on", kind: "date", label: t("gaps.assessed-on"), required: true },
    {
      name: "provisions",
      kind: "choices",
      label: t("gaps.cited"),
      hint: t("gaps.cited-hint"),
      options: [...known].map(([value, label]) => ({ value, label })),
    },
    {
      name: "other",
      kind: "long-text",
      label: t("gaps.cited-other"),
      hint: t("gaps.cited-other-hint"),
      maxLength: 6000,
    },
    languageField(t),
    { name: "finding", kind: "long-text", label: t("gaps.finding"), maxLength: 4000 },
    { name: "evidence", kind: "long-text", label: t("gaps.evidence"), maxLength: 4000 },
  ];
}

type Content = DutyShown["entries"][number]["content"];

function assessmentOf(values: Values, before?: Content): Record<string, unknown> {
  const provisions = Array.isArray(values.provisions) ? (values.provisions as string[]) : [];
  const other = typeof values.other === "string" ? values.other.split("\n") : [];
  const finding = wordsOf(values, "finding", before?.finding);
  const evidence = wordsOf(values, "evidence", before?.evidence);
  return {
    on: values.on,
    status: values.status,
    cited: [
      ...provisions.map((provisionId) => ({ provisionId })),
      ...other.flatMap((line) => (line.trim() === "" ? [] : [{ text: line.trim().slice(0, 300) }])),
    ],
    ...(finding === undefined ? {} : { finding }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

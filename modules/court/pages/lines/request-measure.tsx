import { ActionButton } from "../../../../web/components/action-button.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import { measureKinds } from "../../protection/measure.ts";
import { actFields, actOf, choices, filled } from "./act-fields.ts";
import { usePersonField } from "./use-case-people.ts";

/** Asks for a measure for one witness. */
export function RequestMeasure({ caseId }: { caseId: string }) {
  const { t } = useText("court");
  const person = usePersonField(caseId);
  if (person === null) return null;
  return (
    <ActionButton
      action="court.request-measure"
      label={t("verb.request-measure")}
      icon="plus"
      size="compact-sm"
      fields={[
        person,
        choices(t, "what", { label: t("input.what"), codes: measureKinds, words: "measure" }),
        ...actFields(t, {}),
        {
          name: "country",
          label: t("input.country"),
          kind: "text",
          hint: t("input.country-hint"),
          maxLength: 2,
        },
        { name: "pseudonym", label: t("input.pseudonym"), kind: "text", maxLength: 100 },
        { name: "liaisonUnit", label: t("input.liaison"), kind: "text", maxLength: 200 },
        {
          name: "arrangements",
          label: t("input.arrangements"),
          kind: "long-text",
          hint: t("input.arrangements-hint"),
          maxLength: 2000,
        },
      ]}
      input={({ participantId, what, country, pseudonym, liaisonUnit, arrangements, ...facts }) => ({
        ...actOf(facts),
        lineId: crypto.randomUUID(),
        begin: {
          ...{ caseId, participantId, what },
          details: filled({ country, pseudonym, liaisonUnit, arrangements }),
        },
      })}
    />
  );
}

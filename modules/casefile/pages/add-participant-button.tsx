import { ActionButton } from "../../../web/components/action-button.tsx";
import type { Values } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { factFields, factsIn } from "./facts-form.ts";
import { capacityField, noteField } from "./form-fields.ts";

/** Adds somebody to a case: a new person by name and facts. */
export function AddParticipantButton({ caseId }: { caseId: string }) {
  const { t, lang } = useText("casefile");
  return (
    <ActionButton
      action="casefile.add-participant"
      label={t("add-participant.label")}
      about={t("add-participant.about")}
      icon="plus"
      size="compact-sm"
      fields={[
        capacityField(t, lang),
        {
          name: "given",
          label: t("person.given-name"),
          kind: "text",
          maxLength: 300,
          hint: t("person.who-hint"),
        },
        { name: "family", label: t("person.family-name"), kind: "text", maxLength: 300 },
        { name: "birth", label: t("person.birth"), kind: "partial-date" },
        ...factFields(t, lang).filter((field) => field.name !== "yearOfBirth"),
        noteField(t),
      ]}
      input={(values) => inputOf(caseId, values)}
      done={t("add-participant.done")}
    />
  );
}

function inputOf(caseId: string, values: Values) {
  const { capacity, given, family, birth, note } = values;
  const name = { kind: "legal", ...(given ? { given } : {}), ...(family ? { family } : {}) };
  const identity = {
    ...(given || family ? { names: { state: "known", value: [name] } } : {}),
    ...(birth ? { birth: { state: "known", value: birth } } : {}),
  };
  return {
    caseId,
    participantId: crypto.randomUUID(),
    capacity,
    person: { identity },
    facts: factsIn(values),
    ...(note ? { note } : {}),
  };
}

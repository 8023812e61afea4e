import { holds, useSession } from "../../../../web/api/session.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import type { Field, Values } from "../../../../web/components/fields.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { measureKinds } from "../../protection/measure.ts";
import { countryOptions } from "../court-fields.ts";
import { actFields, actOf, choices, filled } from "./act-fields.ts";
import { usePersonField } from "./use-case-people.ts";
import type { HearingAhead } from "./witness-actions.tsx";

type Props = { readonly caseId: string; readonly hearings: readonly HearingAhead[] };

/** Asks for a measure for one witness, or records one that the court granted unasked. */
export function RequestMeasure({ caseId, hearings }: Props) {
  const { t, lang } = useText("court");
  const { dateTime } = useFormat();
  const session = useSession();
  const person = usePersonField(caseId);
  if (person === null) return null;
  const fields: Field[] = [
    person,
    choices(t, "what", { label: t("input.what"), codes: measureKinds, words: "measure" }),
    ...actFields(t, {}),
    ...(hearings.length === 0
      ? []
      : [
          {
            ...{ name: "hearingId", label: t("input.for-hearing"), kind: "choice" as const },
            options: hearings.map((one) => ({ value: one.hearingId, label: dateTime(one.startsAt) })),
          },
        ]),
    { name: "country", label: t("input.country"), kind: "choice", options: countryOptions(lang) },
    { name: "pseudonym", label: t("input.pseudonym"), kind: "text", maxLength: 100 },
    { name: "liaisonUnit", label: t("input.liaison"), kind: "text", maxLength: 200 },
    { name: "family", label: t("input.family"), kind: "number" },
    {
      name: "arrangements",
      label: t("input.arrangements"),
      kind: "long-text",
      hint: t("input.arrangements-hint"),
      maxLength: 2000,
    },
  ];
  const input = (values: Values) => {
    const { participantId, what, hearingId, country, pseudonym, liaisonUnit, family, arrangements } = values;
    return {
      ...actOf(values),
      lineId: crypto.randomUUID(),
      begin: {
        ...filled({ caseId, participantId, what, hearingId }),
        details: filled({ country, pseudonym, liaisonUnit, family, arrangements }),
      },
    };
  };
  return (
    <>
      <ActionButton
        action="court.request-measure"
        label={t("verb.request-measure")}
        icon="plus"
        size="compact-sm"
        fields={fields}
        input={input}
      />
      {holds(session, "court.decide-protection") ? (
        <ActionButton
          action="court.grant-measure"
          label={t("grant-unasked.label")}
          about={t("grant-unasked.about")}
          variant="default"
          size="compact-sm"
          fields={fields}
          input={input}
        />
      ) : null}
    </>
  );
}

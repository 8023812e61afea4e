import { ActionButton } from "../../../web/components/action-button.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import { useChargeFields } from "./charge-fields.ts";
import { dayField } from "./court-fields.ts";
import type { PartProps } from "./proceeding-part.tsx";

/** Charges one person with one offence. Only the prosecutor who opens the case file chooses among its people. */
export function FileCharge({ file, proceeding }: PartProps) {
  const { t } = useText("court");
  const { people, said } = useChargeFields({ caseId: file.caseId, country: proceeding.country });
  return (
    <ActionButton
      action="court.file-charge"
      label={t("file-charge.label")}
      about={t("file-charge.about")}
      icon="plus"
      variant="default"
      size="compact-sm"
      fields={[
        {
          name: "participantId",
          label: t("charge.accused"),
          kind: "choice",
          required: true,
          options: people.map(({ value, label, about }) => ({ value, label: `${label} · ${about}` })),
        },
        dayField("chargedOn", t("charge.charged-on")),
        ...said,
      ]}
      initial={{ participation: "principal" }}
      input={(values) => ({
        ...values,
        chargeId: crypto.randomUUID(),
        proceedingId: proceeding.proceedingId,
      })}
      done={t("file-charge.done")}
    />
  );
}

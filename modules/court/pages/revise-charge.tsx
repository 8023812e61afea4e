import { ActionButton } from "../../../web/components/action-button.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Charge } from "../charges/charge.ts";
import { useChargeFields } from "./charge-fields.ts";

/** Amends one count: everything that it says but the accused and the day on which it was filed. */
export function ReviseCharge({ charge, country }: { charge: Charge; country: string }) {
  const { t } = useText("court");
  const { said } = useChargeFields({ caseId: charge.caseId, country });
  const { chargeId, provision, particulars, article5Reason, ...kept } = charge;
  return (
    <ActionButton
      action="court.revise-charge"
      label={t("revise-charge.label")}
      about={t("revise-charge.about")}
      variant="subtle"
      size="compact-sm"
      fields={said}
      initial={{
        provisionId: provision.id,
        participation: kept.participation,
        attempt: kept.attempt,
        child: kept.child,
        childBorn: kept.childBorn ?? "",
        victims: kept.victims,
        earliest: kept.earliest ?? "",
        latest: kept.latest ?? "",
        particulars: particulars ?? "",
        article5Reason: article5Reason ?? "",
      }}
      input={({ childBorn, earliest, latest, ...values }) => ({
        ...{ ...values, chargeId },
        ...{ childBorn: childBorn || null, earliest: earliest || null, latest: latest || null },
      })}
      expects={charge.version}
      done={t("revise-charge.done")}
    />
  );
}

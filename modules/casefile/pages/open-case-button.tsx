import { useNavigate } from "@tanstack/react-router";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CaseFile } from "../casefile.ts";
import { caseFields } from "./form-fields.ts";

/** Opens a case and goes to its page. */
export function OpenCaseButton() {
  const { t } = useText("casefile");
  const navigate = useNavigate();
  return (
    <ActionButton
      action="casefile.open-case"
      label={t("open-case.label")}
      about={t("open-case.about")}
      icon="plus"
      fields={caseFields(t)}
      input={(values) => ({ caseId: crypto.randomUUID(), ...values })}
      done={t("open-case.done")}
      onDone={(output) => void navigate({ to: `/app/casefile/case/${(output as CaseFile).code}` })}
    />
  );
}

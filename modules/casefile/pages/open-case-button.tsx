import { useNavigate } from "@tanstack/react-router";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import { type CaseFile, caseKinds } from "../casefile.ts";

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
      fields={[
        {
          name: "kind",
          label: t("cases.kind"),
          kind: "choice",
          required: true,
          options: caseKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        },
        {
          name: "reference",
          label: t("cases.reference"),
          kind: "text",
          maxLength: 100,
          hint: t("open-case.reference-hint"),
        },
        { name: "title", label: t("case.title"), kind: "text", maxLength: 200 },
        { name: "summary", label: t("case.summary"), kind: "long-text", maxLength: 20_000 },
      ]}
      input={(values) => ({ caseId: crypto.randomUUID(), ...values })}
      done={t("open-case.done")}
      onDone={(output) => void navigate({ to: `/app/casefile/case/${(output as CaseFile).code}` })}
    />
  );
}

import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import type { Field } from "./fields.ts";

/** Opens a dossier in danger, for four hours, seen by its owner and the auditor. With a code given, only the reason is asked for. */
export function BreakGlassButton({ code, label }: { code?: string; label?: string }) {
  const { t } = useText();
  const fields: Field[] = [
    {
      name: "reason",
      label: t("break-glass.reason"),
      kind: "long-text",
      required: true,
      hint: t("break-glass.hint"),
      maxLength: 2000,
    },
  ];
  if (!code)
    fields.unshift({
      name: "code",
      label: t("break-glass.code"),
      kind: "text",
      required: true,
      maxLength: 12,
    });
  return (
    <ActionButton
      action="access.break-glass"
      label={label ?? t("break-glass.open")}
      about={t("break-glass.about")}
      fields={fields}
      {...(code ? { initial: { code } } : {})}
      variant="default"
      danger
      icon="key"
      changes={["session.get-session", "casefile.list-cases"]}
      done={t("break-glass.done")}
    />
  );
}

import { ActionButton } from "../components/action-button.tsx";
import type { Field } from "../components/fields.ts";
import { useText } from "../i18n/use-text.ts";

/** Sets another password; every other session of the account ends. */
export function ChangePasswordButton() {
  const { t } = useText();
  const fields: Field[] = [
    {
      name: "password",
      label: t("password.now"),
      kind: "password",
      required: true,
      autoComplete: "current-password",
    },
    {
      name: "newPassword",
      label: t("password.next"),
      kind: "password",
      required: true,
      hint: t("password.hint"),
      autoComplete: "new-password",
    },
  ];
  return (
    <ActionButton
      action="session.change-password"
      label={t("password.change")}
      about={t("password.about")}
      fields={fields}
      variant="default"
      done={t("password.changed")}
    />
  );
}

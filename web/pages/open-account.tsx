import type { OutputOf } from "#kernel/action";
import { langs } from "#kernel/words";
import type { openAccount } from "../../kernel/access/accounts.ts";
import type { listAgencies } from "../../kernel/access/agencies.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import type { Field } from "../components/fields.ts";
import { langNames } from "../i18n/lang-names.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useText } from "../i18n/use-text.ts";

export type OpenAccountButtonProps = {
  readonly roles: readonly string[];
  readonly onInvited: (invitation: string) => void;
};

/** Opens an account; its invitation is handed over by whoever opens it. */
export function OpenAccountButton({ roles, onInvited }: OpenAccountButtonProps) {
  const { t, lang } = useText();
  const agencies = useQuestion<typeof listAgencies>("account.list-agencies", {});
  const items = agencies.data?.items ?? [];
  const fields: Field[] = [
    { name: "name", label: t("account.name"), kind: "text", required: true, maxLength: 200 },
    { name: "email", label: t("sign-in.email"), kind: "email", required: true, maxLength: 254 },
    {
      name: "agencyId",
      label: t("account.agency"),
      kind: "choice",
      required: true,
      options: items.map((agency) => ({ value: agency.agencyId, label: nameIn(agency.name, lang) })),
    },
    {
      name: "roles",
      label: t("account.roles"),
      kind: "choices",
      required: true,
      hint: t("accounts.roles-hint"),
      options: roles.map((value) => ({ value, label: t(`role.${value}`) })),
    },
    {
      name: "lang",
      label: t("account.language"),
      kind: "choice",
      required: true,
      options: langs.map((value) => ({ value, label: langNames[value] })),
    },
  ];
  return (
    <ActionButton
      action="account.open-account"
      label={t("accounts.open")}
      about={t("accounts.open-about")}
      fields={fields}
      initial={{ lang }}
      icon="plus"
      done={t("accounts.opened")}
      onDone={(output) => onInvited((output as OutputOf<typeof openAccount>).invitation)}
    />
  );
}

import { useText } from "../i18n/use-text.ts";

type Marked = { readonly waiting: readonly string[]; readonly alone: readonly string[] };

/** Says of an account which roles wait for a second person and which were given by one alone; empty where none. */
export function useRoleMarks(): (account: Marked) => string {
  const { t } = useText();
  const named = (roles: readonly string[]) => roles.map((role) => t(`role.${role}`)).join(", ");
  return ({ waiting, alone }) => {
    if (waiting.length > 0) return t("accounts.waits", { roles: named(waiting) });
    return alone.length > 0 ? t("accounts.alone", { roles: named(alone) }) : "";
  };
}

import { Box } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import type { listAccounts } from "../../kernel/access/accounts.ts";
import { useQuestion } from "../api/use-question.ts";
import type { ActionWish } from "../components/action-dialog.tsx";
import { ActionMenu } from "../components/action-menu.tsx";
import { type Column, DataList } from "../components/data-list.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import type { Field } from "../components/fields.ts";
import { PageTitle } from "../components/page-title.tsx";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { InvitationLink } from "./invitation-link.tsx";
import { OpenAccountButton } from "./open-account.tsx";
import { Resets } from "./resets.tsx";
import { useRoleMarks } from "./role-marks.ts";
import { ShownOnce } from "./shown-once.tsx";

type Account = OutputOf<typeof listAccounts>["items"][number];

/** Who can sign in, with which roles. */
export function Page() {
  const { t, lang } = useText();
  const { date } = useFormat();
  const [invitation, setInvitation] = useState<string | null>(null);
  const [resetLink, setResetLink] = useState<string | null>(null);
  const all = useQuestion<typeof listAccounts>("account.list-accounts", {});
  const roles = all.data?.roles ?? [];
  const roleNames = (account: Account) => account.roles.map((role) => t(`role.${role}`)).join(", ");
  const marked = useRoleMarks();
  const state = (account: Account) =>
    account.closedAt
      ? t("accounts.state-closed", { date: date(account.closedAt) })
      : joined(t("accounts.state-open"), marked(account));
  const columns: Column<Account>[] = [
    { id: "name", label: t("account.name"), cell: (account) => <bdi>{account.name}</bdi> },
    { id: "email", label: t("sign-in.email"), cell: (account) => <bdi>{account.email}</bdi> },
    {
      id: "agency",
      label: t("account.agency"),
      cell: (account) => <bdi>{nameIn(account.agency, lang)}</bdi>,
    },
    {
      id: "unit",
      label: t("account.unit"),
      hidden: true,
      cell: (account) => <bdi>{nameIn(account.unit, lang)}</bdi>,
    },
    { id: "roles", label: t("account.roles"), cell: roleNames },
    {
      id: "totp",
      label: t("accounts.has-totp"),
      cell: (account) => t(account.hasSecondStep ? "accounts.yes" : "accounts.no"),
    },
    { id: "state", label: t("accounts.state"), cell: state },
    {
      id: "may",
      label: t("accounts.actions"),
      cell: (account) => <AccountActions account={account} roles={roles} onReset={setResetLink} />,
    },
  ];
  return (
    <>
      <PageTitle
        title={t("nav.accounts")}
        about={t("accounts.about")}
        action={<OpenAccountButton roles={roles} onInvited={setInvitation} />}
      />
      {invitation ? <InvitationLink invitation={invitation} onClose={() => setInvitation(null)} /> : null}
      {resetLink ? (
        <ShownOnce
          title={t("resets.link")}
          about={t("resets.link-about")}
          value={`${window.location.origin}/app/reset#${resetLink}`}
          onClose={() => setResetLink(null)}
        />
      ) : null}
      <Box mb="lg">
        <Resets />
      </Box>
      <DataList<Account>
        question="account.list-accounts"
        label={t("nav.accounts")}
        columns={columns}
        rowKey={(account) => account.accountId}
        input={() => ({})}
        paged={false}
        twoLines={(account) => ({
          first: <bdi>{account.name}</bdi>,
          second: joined(roleNames(account), state(account)),
          end: <AccountActions account={account} roles={roles} onReset={setResetLink} />,
        })}
        empty={<EmptyState title={t("accounts.none")} why={t("accounts.none-why")} />}
      />
    </>
  );
}

type AccountActionsProps = {
  readonly account: Account;
  readonly roles: readonly string[];
  readonly onReset: (link: string) => void;
};

function AccountActions({ account, roles, onReset }: AccountActionsProps) {
  const { t } = useText();
  const fields: Field[] = [
    {
      name: "roles",
      label: t("account.roles"),
      kind: "choices",
      required: true,
      hint: t("accounts.roles-hint"),
      options: roles.map((value) => ({ value, label: t(`role.${value}`) })),
    },
  ];
  const actions: ActionWish[] = [];
  if (account.may.includes("set-roles")) {
    actions.push({
      action: "account.set-roles",
      label: t("accounts.set-roles"),
      about: t("accounts.set-roles-about"),
      fields,
      initial: { roles: account.roles },
      input: ({ roles: chosen }) => ({ accountId: account.accountId, roles: chosen }),
      done: t("accounts.roles-set"),
    });
  }
  if (account.may.includes("start-reset")) {
    actions.push({
      action: "account.start-reset",
      label: t("resets.start"),
      about: t("resets.start-about"),
      fields: [{ name: "dropsCode", label: t("resets.drops-code"), kind: "switch" }],
      input: ({ dropsCode }) => ({ accountId: account.accountId, dropsCode: dropsCode === true }),
      done: t("resets.asked"),
      onDone: (output) => onReset((output as { link: string }).link),
    });
  }
  if (account.may.includes("close-account")) {
    actions.push({
      action: "account.close-account",
      label: t("accounts.close"),
      about: t("accounts.close-about"),
      input: () => ({ accountId: account.accountId }),
      danger: true,
      done: t("accounts.closed"),
    });
  }
  return <ActionMenu label={t("accounts.actions-for", { name: account.name })} actions={actions} />;
}

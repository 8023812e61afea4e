import { Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import type { listAccounts } from "../../kernel/access/accounts.ts";
import type { listAgencies } from "../../kernel/access/agencies.ts";
import type { listServiceAccounts } from "../../kernel/access/service-accounts.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import type { Field } from "../components/fields.ts";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useText } from "../i18n/use-text.ts";
import { useRoleMarks } from "./role-marks.ts";
import styles from "./sessions.module.css";
import { MakeTokenButton, TokenLine, TokenOnce } from "./tokens.tsx";

type ServiceAccount = OutputOf<typeof listServiceAccounts>["items"][number];

/** Programs that work with this Palermo: whose they are, what they may do, and the tokens by which they come in. */
export function Page() {
  const { t } = useText();
  const answer = useQuestion<typeof listServiceAccounts>("account.list-service-accounts", {});
  return (
    <>
      <PageTitle title={t("nav.service-accounts")} about={t("service.about")} action={<OpenButton />} />
      {answer.error ? (
        <ProblemPanel problem={answer.error} onRetry={() => answer.refetch()} />
      ) : answer.isPending ? (
        <Waiting lines={4} />
      ) : answer.data.items.length === 0 ? (
        <EmptyState title={t("service.none")} why={t("service.none-why")} />
      ) : (
        <Stack gap="xl" maw={720}>
          {answer.data.items.map((account) => (
            <Service key={account.accountId} account={account} />
          ))}
        </Stack>
      )}
    </>
  );
}

function Service({ account }: { account: ServiceAccount }) {
  const { t, lang } = useText();
  const [made, setMade] = useState<string | null>(null);
  const marked = useRoleMarks()(account);
  const { accountId, roles } = account;
  return (
    <section>
      <Title order={2} size="h3">
        <bdi>{account.name}</bdi>
      </Title>
      <Text c="dimmed" mb="xs">
        {joined(nameIn(account.agency, lang), roles.map((role) => t(`role.${role}`)).join(", "), marked)}
      </Text>
      {made ? <TokenOnce token={made} onClose={() => setMade(null)} /> : null}
      {account.tokens.length > 0 ? (
        <ul className={styles.sessions}>
          {account.tokens.map((token) => (
            <TokenLine key={token.tokenId} token={token} action="account.revoke-service-token" />
          ))}
        </ul>
      ) : (
        <Text mb="xs">{t("service.no-tokens")}</Text>
      )}
      <Group gap="sm" mt="sm">
        <MakeTokenButton
          action="account.make-service-token"
          roles={roles}
          accountId={accountId}
          onMade={setMade}
        />
        <ActionButton
          action="account.close-account"
          label={t("accounts.close")}
          about={t("service.close-about")}
          input={() => ({ accountId })}
          variant="subtle"
          danger
          done={t("accounts.closed")}
        />
      </Group>
    </section>
  );
}

function OpenButton() {
  const { t, lang } = useText();
  const agencies = useQuestion<typeof listAgencies>("account.list-agencies", {});
  const accounts = useQuestion<typeof listAccounts>("account.list-accounts", {});
  const fields: Field[] = [
    { name: "name", label: t("service.name"), kind: "text", required: true, maxLength: 200 },
    {
      name: "agencyId",
      label: t("account.agency"),
      kind: "choice",
      required: true,
      options: (agencies.data?.items ?? []).map((agency) => ({
        value: agency.agencyId,
        label: nameIn(agency.name, lang),
      })),
    },
    {
      name: "roles",
      label: t("account.roles"),
      kind: "choices",
      required: true,
      hint: t("accounts.roles-hint"),
      options: (accounts.data?.roles ?? []).map((value) => ({ value, label: t(`role.${value}`) })),
    },
  ];
  return (
    <ActionButton
      action="account.open-service-account"
      label={t("service.open")}
      about={t("service.open-about")}
      fields={fields}
      icon="plus"
      done={t("accounts.opened")}
    />
  );
}

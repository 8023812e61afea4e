import { Stack } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import type { listTokens } from "../../kernel/session/tokens.ts";
import { useSession } from "../api/session.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import type { Field } from "../components/fields.ts";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { OwnLine, OwnLines } from "./own-lines.tsx";
import { ShownOnce } from "./shown-once.tsx";

export type TokenItem = OutputOf<typeof listTokens>["items"][number];

/** The reader's access tokens: how programs of their own come in. */
export function Tokens() {
  const { t } = useText();
  const { roles } = useSession();
  const [made, setMade] = useState<string | null>(null);
  const answer = useQuestion<typeof listTokens>("session.list-tokens", {});
  return (
    <Stack gap="sm" align="stretch">
      {made ? <TokenOnce token={made} onClose={() => setMade(null)} /> : null}
      <OwnLines answer={answer} about={t("tokens.about")}>
        {(token) => <TokenLine key={token.tokenId} token={token} action="session.revoke-token" />}
      </OwnLines>
      <div>
        <MakeTokenButton action="session.make-token" roles={roles} onMade={setMade} />
      </div>
    </Stack>
  );
}

export function TokenOnce({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useText();
  return (
    <ShownOnce title={t("tokens.made")} about={t("tokens.made-about")} value={token} onClose={onClose} />
  );
}

type TokenLineProps = {
  readonly token: TokenItem;
  readonly action: "session.revoke-token" | "account.revoke-service-token";
};

export function TokenLine({ token, action }: TokenLineProps) {
  const { t } = useText();
  const { ago, date } = useFormat();
  const used = token.usedAt ? t("passkeys.used", { used: ago(token.usedAt) }) : t("passkeys.never-used");
  return (
    <OwnLine
      name={token.name}
      detail={joined(
        token.roles.map((role) => t(`role.${role}`)).join(", "),
        t("tokens.until", { until: date(token.until) }),
        used,
      )}
    >
      <ActionButton
        action={action}
        label={t("tokens.revoke")}
        about={t("tokens.revoke-about")}
        input={() => ({ tokenId: token.tokenId })}
        variant="default"
        danger
        done={t("tokens.revoked")}
      />
    </OwnLine>
  );
}

type MakeTokenProps = {
  readonly action: "session.make-token" | "account.make-service-token";
  readonly roles: readonly string[];
  readonly accountId?: string;
  readonly onMade: (token: string) => void;
};

const days = [7, 30, 90, 180, 365] as const;

/** Asks what the token is for, which roles it has and how long it holds. */
export function MakeTokenButton({ action, roles, accountId, onMade }: MakeTokenProps) {
  const { t } = useText();
  const { number } = useFormat();
  const fields: Field[] = [
    { name: "name", label: t("tokens.what-for"), kind: "text", required: true, maxLength: 80 },
    {
      name: "roles",
      label: t("account.roles"),
      kind: "choices",
      required: true,
      hint: t("accounts.roles-hint"),
      options: roles.map((value) => ({ value, label: t(`role.${value}`) })),
    },
    {
      name: "days",
      label: t("tokens.how-long"),
      kind: "choice",
      required: true,
      options: days.map((value) => ({
        value: String(value),
        label: t("tokens.days", { number: number(value) }),
      })),
    },
  ];
  return (
    <ActionButton
      action={action}
      label={t("tokens.make")}
      about={t("tokens.make-about")}
      fields={fields}
      initial={{ days: "90", roles: [...roles] }}
      input={(values) => ({ ...values, days: Number(values.days), ...(accountId ? { accountId } : {}) })}
      variant="default"
      done={t("tokens.done")}
      onDone={(output) => onMade((output as { token: string }).token)}
    />
  );
}

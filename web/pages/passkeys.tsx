import { Stack } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import type { listPasskeys } from "../../kernel/session/passkeys.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionMenu } from "../components/action-menu.tsx";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { AddPasskeyButton } from "./add-passkey.tsx";
import { OwnLine, OwnLines } from "./own-lines.tsx";
import { PasskeysElsewhere } from "./passkeys-elsewhere.tsx";
import { usePasskeyPlace } from "./use-ways.ts";

type Passkey = OutputOf<typeof listPasskeys>["items"][number];

/** The reader's passkeys: made, named and taken away. */
export function Passkeys() {
  const { t } = useText();
  const place = usePasskeyPlace();
  const answer = useQuestion<typeof listPasskeys>("session.list-passkeys", {});
  return (
    <Stack gap="sm" align="stretch">
      <OwnLines answer={answer} about={t("passkeys.about")}>
        {(passkey) => <PasskeyLine key={passkey.passkeyId} passkey={passkey} />}
      </OwnLines>
      {place.elsewhere ? <PasskeysElsewhere origin={place.elsewhere} /> : null}
      {place.here ? <AddPasskeyButton /> : null}
    </Stack>
  );
}

function PasskeyLine({ passkey }: { passkey: Passkey }) {
  const { t } = useText();
  const { ago, date } = useFormat();
  const { passkeyId, name } = passkey;
  const used = passkey.usedAt ? t("passkeys.used", { used: ago(passkey.usedAt) }) : t("passkeys.never-used");
  return (
    <OwnLine
      name={name}
      mark={passkey.copied ? t("passkeys.copied") : undefined}
      detail={joined(t("passkeys.made", { made: date(passkey.madeAt) }), used)}
    >
      <ActionMenu
        label={t("accounts.actions-for", { name })}
        actions={[
          {
            action: "session.rename-passkey",
            label: t("devices.rename"),
            fields: [{ name: "name", label: t("account.name"), kind: "text", required: true, maxLength: 80 }],
            initial: { name },
            input: (values) => ({ passkeyId, name: values.name }),
          },
          {
            action: "session.remove-passkey",
            label: t("passkeys.remove"),
            about: t("passkeys.remove-about"),
            input: () => ({ passkeyId }),
            danger: true,
          },
        ]}
      />
    </OwnLine>
  );
}

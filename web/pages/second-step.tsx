import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { listPasskeys } from "../../kernel/session/passkeys.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Notice } from "../components/notice.tsx";
import { QrCode } from "../components/qr-code.tsx";
import { useText } from "../i18n/use-text.ts";

type Enrolment = { readonly secret: string; readonly uri: string; readonly enrolment: string };

/** An authenticator app as the second step of signing in: shown as a picture to scan and as a text to type. */
export function SecondStep({ enrolled }: { enrolled: boolean }) {
  const { t } = useText();
  const [made, setMade] = useState<Enrolment | null>(null);
  const passkeys = useQuestion<typeof listPasskeys>("session.list-passkeys", {});
  const state = enrolled ? "on" : passkeys.data?.items.length ? "passkey" : "off";
  if (made) return <Confirm made={made} onLeave={() => setMade(null)} />;
  return (
    <Stack gap="sm" align="flex-start">
      <Text c="dimmed">{t(`second-step.${state}`)}</Text>
      <ActionButton
        action="session.enrol-totp"
        label={t(enrolled ? "second-step.renew" : "second-step.start")}
        about={t("second-step.about")}
        fields={[
          {
            name: "password",
            label: t("password.now"),
            kind: "password",
            required: true,
            autoComplete: "current-password",
          },
        ]}
        variant="default"
        done={t("second-step.scan")}
        onDone={(output) => setMade(output as Enrolment)}
      />
    </Stack>
  );
}

function Confirm({ made, onLeave }: { made: Enrolment; onLeave: () => void }) {
  const { t } = useText();
  return (
    <Stack gap="md" align="flex-start">
      <Notice title={t("second-step.scan")}>{t("second-step.scan-why")}</Notice>
      <QrCode text={made.uri} label={t("second-step.picture")} />
      <Text size="sm">
        {t("second-step.type")} <Code dir="ltr">{(made.secret.match(/.{1,4}/g) ?? []).join(" ")}</Code>
      </Text>
      <Group gap="sm">
        <ActionButton
          action="session.confirm-totp"
          label={t("second-step.confirm")}
          fields={[
            {
              name: "code",
              label: t("sign-in.code"),
              kind: "text",
              required: true,
              hint: t("sign-in.code-hint"),
              maxLength: 7,
              autoComplete: "one-time-code",
            },
          ]}
          input={({ code }) => ({ enrolment: made.enrolment, code: String(code).replace(/\s/g, "") })}
          done={t("second-step.done")}
          onDone={onLeave}
        />
        <Button variant="default" onClick={onLeave}>
          {t("form.cancel")}
        </Button>
      </Group>
    </Stack>
  );
}

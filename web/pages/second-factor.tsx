import { Button, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { call } from "../api/call.ts";
import { askPasskey } from "../api/passkey.ts";
import { Notice } from "../components/notice.tsx";
import { problemText } from "../components/problem-text.ts";
import { useText } from "../i18n/use-text.ts";
import { PasskeysElsewhere } from "./passkeys-elsewhere.tsx";
import type { Second, useEnter } from "./use-enter.ts";
import { usePasskeyPlace } from "./use-ways.ts";

/** The second step of signing in: a code of the authenticator app, a passkey, or whichever is at hand. */
export function SecondFactor({ second, entry }: { second: Second; entry: ReturnType<typeof useEnter> }) {
  const { t } = useText();
  const { problem } = entry;
  return (
    <Stack gap="md">
      <Text>{t("second-factor.about")}</Text>
      {problem ? <Notice kind="attention" live title={problemText(t, problem)} /> : null}
      {second.ways.includes("code") ? <CodeForm second={second} entry={entry} /> : null}
      {second.ways.includes("passkey") ? <PasskeyStep second={second} entry={entry} /> : null}
      <Button variant="subtle" onClick={entry.leaveSecond}>
        {t("second-factor.back")}
      </Button>
    </Stack>
  );
}

type StepProps = { readonly second: Second; readonly entry: ReturnType<typeof useEnter> };

function CodeForm({ second, entry }: StepProps) {
  const { t } = useText();
  const [code, setCode] = useState("");
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);

  function send(event: FormEvent): void {
    event.preventDefault();
    void entry.enter("open-session-by-code", { ticket: second.ticket, code: code.replace(/\s/g, "") });
  }

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <TextInput
          ref={box}
          label={t("sign-in.code")}
          description={t("sign-in.code-hint")}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          maxLength={7}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={entry.busy} disabled={code.trim() === ""}>
          {t("sign-in.enter")}
        </Button>
      </Stack>
    </form>
  );
}

function PasskeyStep({ second, entry }: StepProps) {
  const { t } = useText();
  const place = usePasskeyPlace();
  if (place.elsewhere) return <PasskeysElsewhere origin={place.elsewhere} />;
  return (
    <PasskeyButton
      entry={entry}
      ticket={second.ticket}
      label={t("passkeys.use")}
      plain={second.ways.includes("code")}
    />
  );
}

type ButtonProps = {
  readonly entry: ReturnType<typeof useEnter>;
  readonly ticket?: string;
  readonly label: string;
  readonly plain: boolean;
};

/** Asks the browser for a passkey and signs in with it; whoever turns away stays where they are. */
export function PasskeyButton({ entry, ticket, label, plain }: ButtonProps) {
  async function use(): Promise<void> {
    let response: unknown = null;
    await entry.during("session.begin-passkey", async () => {
      const options = await call("session.begin-passkey", ticket ? { ticket } : {});
      response = await askPasskey(options as Record<string, unknown>);
    });
    if (response) await entry.enter("open-session-by-passkey", { response });
  }
  return (
    <Button fullWidth variant={plain ? "default" : "filled"} loading={entry.busy} onClick={use}>
      {label}
    </Button>
  );
}

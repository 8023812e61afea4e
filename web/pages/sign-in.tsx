import { Button, Divider, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { useDemonstration } from "../api/demonstration.ts";
import { Notice } from "../components/notice.tsx";
import { problemText } from "../components/problem-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Entrance } from "./entrance.tsx";
import { PasskeyButton, SecondFactor } from "./second-factor.tsx";
import { goToProvider } from "./single-sign-on.ts";
import { useEnter } from "./use-enter.ts";
import { usePasskeyPlace, useWays } from "./use-ways.ts";

const DemonstrationAccounts = lazy(async () => {
  const { DemonstrationAccounts: list } = await import("./demonstration-accounts.tsx");
  return { default: list };
});

/** Address and password, a passkey, or the provider of single sign-on; then the second step where the account has one. */
export function Page() {
  const { t } = useText();
  const demonstration = useDemonstration();
  const entry = useEnter();
  return (
    <Entrance title={t("sign-in.title")} about={t("sign-in.about")}>
      {entry.second ? (
        <SecondFactor second={entry.second} entry={entry} />
      ) : (
        <>
          <PasswordForm entry={entry} />
          <OtherWays entry={entry} />
          {demonstration ? (
            <Suspense>
              <DemonstrationAccounts
                busy={entry.busy}
                onChoose={(account) => void entry.enter("open-session", account)}
              />
            </Suspense>
          ) : null}
        </>
      )}
    </Entrance>
  );
}

type EntryProps = { readonly entry: ReturnType<typeof useEnter> };

function PasswordForm({ entry }: EntryProps) {
  const { t } = useText();
  const { busy, problem } = entry;
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [gaps, setGaps] = useState(false);

  function send(event: FormEvent): void {
    event.preventDefault();
    const empty = email.trim() === "" || password === "";
    setGaps(empty);
    if (!empty) void entry.enter("open-session", { email: email.trim(), password });
  }

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        {problem ? <Notice kind="attention" live title={problemText(t, problem)} /> : null}
        <TextInput
          label={t("sign-in.email")}
          type="email"
          name="email"
          autoComplete="username"
          dir="ltr"
          required
          withAsterisk={false}
          value={email}
          error={gaps && email.trim() === "" ? t("form.required") : undefined}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("sign-in.password")}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          error={gaps && password === "" ? t("form.required") : undefined}
          visibilityToggleButtonProps={{ "aria-label": t("form.show-password"), tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          {t("sign-in.enter")}
        </Button>
      </Stack>
    </form>
  );
}

/** A passkey where this page can use one, the provider where one is set, and what to do about a forgotten password. */
function OtherWays({ entry }: EntryProps) {
  const { t } = useText();
  const { singleSignOn } = useWays();
  const { here } = usePasskeyPlace();
  const { back } = useSearch({ strict: false }) as { back?: string };
  return (
    <Stack gap="sm" mt="md">
      {here || singleSignOn ? <Divider label={t("sign-in.or")} /> : null}
      {here ? <PasskeyButton entry={entry} label={t("passkeys.use")} plain /> : null}
      {singleSignOn ? (
        <Button
          fullWidth
          variant="default"
          loading={entry.busy}
          onClick={() => entry.during("session.begin-single-sign-on", () => goToProvider({ back }))}
        >
          {t("sign-in.provider", { provider: singleSignOn })}
        </Button>
      ) : null}
      <Text size="sm" c="dimmed">
        {t("sign-in.forgotten")}
      </Text>
    </Stack>
  );
}

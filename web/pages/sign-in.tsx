import { Button, Group, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { call } from "../api/call.ts";
import { useDemonstration } from "../api/demonstration.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import { Notice } from "../components/notice.tsx";
import { problemText } from "../components/problem-text.ts";
import { takePicked } from "../i18n/picked.ts";
import { useText } from "../i18n/use-text.ts";
import { Brand } from "../shell/brand.tsx";
import { ColourToggle } from "../shell/colour-toggle.tsx";
import { LanguageMenu } from "../shell/language-menu.tsx";
import { safeReturn } from "../shell/safe-return.ts";
import { DemonstrationStrip } from "../shell/strips.tsx";
import styles from "./sign-in.module.css";

/** E-mail address and password, then the code of the authenticator app where the account has one. */
export function Page() {
  const { t } = useText();
  const demonstration = useDemonstration();
  useEffect(() => {
    document.title = `${t("sign-in.title")} – Palermo`;
  }, [t]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Brand />
        <Group gap={4}>
          <LanguageMenu />
          <ColourToggle />
        </Group>
      </header>
      {demonstration ? <DemonstrationStrip /> : null}
      <main className={styles.main} id="main">
        <div>
          <Title order={1}>{t("sign-in.title")}</Title>
          <Text c="dimmed" mb="lg">
            {t("sign-in.about")}
          </Text>
          <SignInForm demonstration={demonstration} />
        </div>
      </main>
    </div>
  );
}

type Typed = { readonly email: string; readonly password: string; readonly code?: string };

const DemonstrationAccounts = lazy(async () => {
  const { DemonstrationAccounts: list } = await import("./demonstration-accounts.tsx");
  return { default: list };
});

function SignInForm({ demonstration }: { demonstration: boolean }) {
  const { t } = useText();
  const { submit, busy, problem } = useSignIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const asksCode = problem?.code === "code-needed" || code !== "";
  const codeBox = useRef<HTMLInputElement>(null);
  const gaps = problem?.code === "empty";

  useEffect(() => {
    if (problem?.code === "code-needed") codeBox.current?.focus();
  }, [problem]);

  function send(event: FormEvent): void {
    event.preventDefault();
    void submit({ email: email.trim(), password, ...(code ? { code: code.replace(/\s/g, "") } : {}) });
  }

  return (
    <>
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          {problem && !gaps && problem.code !== "code-needed" ? (
            <Notice kind="attention" live title={problemText(t, problem)} />
          ) : null}
          <TextInput
            label={t("sign-in.email")}
            type="email"
            name="email"
            autoComplete="username"
            dir="ltr"
            required
            withAsterisk={false}
            value={email}
            error={gaps && email === "" ? t("form.required") : undefined}
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
          {asksCode ? (
            <TextInput
              ref={codeBox}
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
          ) : null}
          <Button type="submit" loading={busy}>
            {t("sign-in.enter")}
          </Button>
        </Stack>
      </form>
      {demonstration ? (
        <Suspense>
          <DemonstrationAccounts busy={busy} onChoose={submit} />
        </Suspense>
      ) : null}
    </>
  );
}

function useSignIn() {
  const { t } = useText();
  const client = useQueryClient();
  const { history } = useRouter();
  const { back } = useSearch({ strict: false }) as { back?: string };
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Pick<
    Problem,
    "code" | "message" | "params" | "called" | "refusal"
  > | null>(null);

  async function submit(typed: Typed): Promise<void> {
    if (typed.email === "" || typed.password === "") {
      const params = {};
      return setProblem({
        code: "empty",
        message: t("form.required"),
        params,
        called: "",
        refusal: undefined,
      });
    }
    setBusy(true);
    setProblem(null);
    try {
      await call("session.open-session", typed, { key: crypto.randomUUID() });
      const picked = takePicked();
      if (picked) await call("session.set-language", { lang: picked }, { key: crypto.randomUUID() });
      client.clear();
      history.push(safeReturn(back));
    } catch (thrown) {
      setProblem(asProblem(thrown, "session.open-session"));
    } finally {
      setBusy(false);
    }
  }
  return { submit, busy, problem };
}

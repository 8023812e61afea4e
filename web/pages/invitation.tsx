import { Button, PasswordInput, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { call } from "../api/call.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import { Link } from "../components/link.tsx";
import { Notice } from "../components/notice.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { problemText } from "../components/problem-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Brand } from "../shell/brand.tsx";
import { LanguageMenu } from "../shell/language-menu.tsx";
import styles from "./sign-in.module.css";
import { goToProvider } from "./single-sign-on.ts";
import { useWays } from "./use-ways.ts";

/** Where the holder of a new account chooses a password. The token stands behind `#`, which no server ever sees. */
export function Page() {
  const { t } = useText();
  const [invitation] = useState(() => window.location.hash.slice(1));
  const [done, setDone] = useState(false);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Brand />
        <LanguageMenu />
      </header>
      <main className={styles.main} id="main">
        <div>
          <PageTitle title={t("invitation.title")} about={t("invitation.about")} />
          {done ? (
            <Notice
              kind="done"
              live
              title={t("invitation.done")}
              action={<Link to="/app/sign-in">{t("sign-in.title")}</Link>}
            />
          ) : invitation === "" ? (
            <Notice kind="attention" title={t("invitation.no-token")} />
          ) : (
            <ChooseForm invitation={invitation} onDone={() => setDone(true)} />
          )}
        </div>
      </main>
    </div>
  );
}

function ChooseForm({ invitation, onDone }: { invitation: string; onDone: () => void }) {
  const { t } = useText();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { singleSignOn } = useWays();

  async function goThere(): Promise<void> {
    try {
      await goToProvider({ invitation });
    } catch (thrown) {
      setProblem(asProblem(thrown, "session.begin-single-sign-on"));
    }
  }

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await call("session.accept-invitation", { invitation, password });
      // The token has done its work and need not stand in the browser's history.
      window.history.replaceState(null, "", window.location.pathname);
      onDone();
    } catch (thrown) {
      setProblem(asProblem(thrown, "session.accept-invitation"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={keep} noValidate>
      <Stack gap="md">
        {problem && problem.fields.length === 0 ? (
          <Notice kind="attention" live title={problemText(t, problem)} />
        ) : null}
        <PasswordInput
          label={t("password.next")}
          description={t("password.hint")}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={password}
          error={problem && problem.fields.length > 0 ? problemText(t, problem) : undefined}
          visibilityToggleButtonProps={{ "aria-label": t("form.show-password"), tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={password === ""}>
          {t("invitation.keep")}
        </Button>
        {singleSignOn ? (
          <Button variant="default" loading={busy} onClick={goThere}>
            {t("sign-in.provider", { provider: singleSignOn })}
          </Button>
        ) : null}
      </Stack>
    </form>
  );
}

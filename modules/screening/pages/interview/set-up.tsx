import { Button, Checkbox, PasswordInput, Stack, Title } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import type { getSession } from "../../../../kernel/session/own-account.ts";
import { call } from "../../../../web/api/call.ts";
import { Problem } from "../../../../web/api/problem.ts";
import { holds } from "../../../../web/api/session.ts";
import { Notice } from "../../../../web/components/notice.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import styles from "./notes.module.css";
import { notes } from "./notes-store.ts";

type Standing = "asking" | "signed-out" | "not-yours" | "ready";

/** Once, signed in and with network. What can be recovered is said before a passphrase is chosen. */
export function SetUp() {
  const { t } = useText("notes");
  const [standing, setStanding] = useState<Standing>("asking");
  useEffect(() => {
    call<typeof getSession>("session.get-session", {}).then(
      (session) => setStanding(holds(session, "screening.interview") ? "ready" : "not-yours"),
      () => setStanding("signed-out"),
    );
  }, []);
  return (
    <main className={styles.main}>
      <Title order={2} mb="xs">
        {t("setup.title")}
      </Title>
      <p>{t("setup.about")}</p>
      {standing === "signed-out" ? (
        <Notice
          kind="attention"
          action={
            <Button component="a" href="/app/sign-in?back=%2Fapp%2Fnotes">
              {t("setup.sign-in")}
            </Button>
          }
        >
          {t("setup.signed-out")}
        </Notice>
      ) : null}
      {standing === "not-yours" ? <Notice kind="attention">{t("setup.not-yours")}</Notice> : null}
      {standing === "ready" ? <Choose /> : null}
    </main>
  );
}

function Choose() {
  const { t } = useText("notes");
  const [own, setOwn] = useState("");
  const [again, setAgain] = useState("");
  const [duress, setDuress] = useState("");
  const [read, setRead] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function choose(event: FormEvent): Promise<void> {
    event.preventDefault();
    setProblem(null);
    if (!read) return setWrong("unread");
    if (own !== again) return setWrong("differ");
    setWrong(null);
    setBusy(true);
    try {
      await notes.setUp({ own, duress: duress === "" ? null : duress });
    } catch (error) {
      if (error instanceof RangeError) setWrong(error.message);
      else setProblem(error instanceof Problem ? error : new Problem({ code: "failed", status: 0 }, "notes"));
      setBusy(false);
    }
  }
  return (
    <form onSubmit={(event) => void choose(event)}>
      <Stack gap="md">
        <section>
          <Title order={3} mb="xs">
            {t("setup.before")}
          </Title>
          <ul className={styles.facts}>
            {["setup.fact-1", "setup.fact-2", "setup.fact-3", "setup.fact-4", "app.leave-limits"].map(
              (fact) => (
                <li key={fact}>{t(fact)}</li>
              ),
            )}
          </ul>
          <Checkbox
            size="md"
            label={t("setup.read")}
            checked={read}
            onChange={(event) => setRead(event.currentTarget.checked)}
          />
        </section>
        <PasswordInput
          size="lg"
          label={t("setup.passphrase")}
          description={t("setup.passphrase-hint")}
          value={own}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": t("form.show-password") }}
          onChange={(event) => setOwn(event.currentTarget.value)}
          error={wrong === "too-short" ? t("setup.wrong.too-short") : undefined}
        />
        <PasswordInput
          size="lg"
          label={t("setup.again")}
          value={again}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": t("form.show-password") }}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={wrong === "differ" ? t("setup.wrong.differ") : undefined}
        />
        <PasswordInput
          size="lg"
          label={t("setup.duress")}
          description={t("setup.duress-hint")}
          value={duress}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": t("form.show-password") }}
          onChange={(event) => setDuress(event.currentTarget.value)}
          error={wrong === "alike" ? t("setup.wrong.alike") : undefined}
        />
        {wrong === "unread" ? (
          <Notice kind="attention" live>
            {t("setup.wrong.unread")}
          </Notice>
        ) : null}
        {problem ? <ProblemPanel problem={problem} /> : null}
        <Button type="submit" size="lg" loading={busy}>
          {t("setup.do")}
        </Button>
      </Stack>
    </form>
  );
}

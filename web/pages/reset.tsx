import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { call } from "../api/call.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import { Link } from "../components/link.tsx";
import { Notice } from "../components/notice.tsx";
import { fieldProblems, problemText } from "../components/problem-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Entrance } from "./entrance.tsx";

/** A new password by two people: the link is from the one, the code from the other. The link stands behind `#`. */
export function Page() {
  const { t } = useText();
  const [link] = useState(() => window.location.hash.slice(1));
  const [done, setDone] = useState(false);
  return (
    <Entrance title={t("reset.title")} about={t("reset.about")}>
      {done ? (
        <Notice
          kind="done"
          live
          title={t("reset.done")}
          action={<Link to="/app/sign-in">{t("sign-in.title")}</Link>}
        />
      ) : link === "" ? (
        <Notice kind="attention" title={t("reset.no-link")} />
      ) : (
        <ResetForm link={link} onDone={() => setDone(true)} />
      )}
    </Entrance>
  );
}

function ResetForm({ link, onDone }: { link: string; onDone: () => void }) {
  const { t } = useText();
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const places = problem ? fieldProblems(problem, ["code", "password"], problemText(t, problem)) : {};

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await call("session.use-reset", { link, code, password });
      window.history.replaceState(null, "", window.location.pathname);
      onDone();
    } catch (thrown) {
      setProblem(asProblem(thrown, "session.use-reset"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={keep} noValidate>
      <Stack gap="md">
        {problem && Object.keys(places).length === 0 ? (
          <Notice kind="attention" live title={problemText(t, problem)} />
        ) : null}
        <TextInput
          label={t("reset.code")}
          description={t("reset.code-hint")}
          name="code"
          autoComplete="off"
          dir="ltr"
          required
          withAsterisk={false}
          maxLength={40}
          value={code}
          error={places.code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("password.next")}
          description={t("password.hint")}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={password}
          error={places.password}
          visibilityToggleButtonProps={{ "aria-label": t("form.show-password"), tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={password === "" || code.trim() === ""}>
          {t("invitation.keep")}
        </Button>
      </Stack>
    </form>
  );
}

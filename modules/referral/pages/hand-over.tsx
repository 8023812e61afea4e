import { Button, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { call } from "../../../web/api/call.ts";
import { asProblem, type Problem } from "../../../web/api/problem.ts";
import { Notice } from "../../../web/components/notice.tsx";
import { problemText } from "../../../web/components/problem-text.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { Entrance } from "../../../web/pages/entrance.tsx";
import type { HandOverContent } from "../handover/words.ts";
import { HandOverAnswer } from "./referrals/hand-over-answer.tsx";
import { HandOverShown } from "./referrals/hand-over-shown.tsx";

export type OpenedHandOver = { readonly content: HandOverContent; readonly answerKey: string };

/** Where a service without an account opens a sealed hand-over. The link's secret stands behind `#`, which no server sees. */
export function Page() {
  const { t } = useText("referral");
  const [link] = useState(() => window.location.hash.slice(1));
  const [opened, setOpened] = useState<OpenedHandOver | null>(null);
  const [answered, setAnswered] = useState(false);
  return (
    <Entrance
      title={t("hand-over-page.title")}
      about={opened ? t("hand-over-page.once") : t("hand-over-page.about")}
    >
      {answered ? (
        <Notice kind="done" live title={t("hand-over-page.answered")}>
          {t("hand-over-page.close")}
        </Notice>
      ) : opened ? (
        <Stack gap="lg">
          <HandOverShown content={opened.content} />
          <HandOverAnswer link={link} answerKey={opened.answerKey} onDone={() => setAnswered(true)} />
        </Stack>
      ) : link === "" ? (
        <Notice kind="attention" title={t("hand-over-page.no-link")} />
      ) : (
        <CodeForm link={link} onOpened={setOpened} />
      )}
    </Entrance>
  );
}

function CodeForm({ link, onOpened }: { link: string; onOpened: (opened: OpenedHandOver) => void }) {
  const { t } = useText("referral");
  const { t: shared } = useText();
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      onOpened((await call("referral.open-hand-over", { link, code })) as OpenedHandOver);
      // The secret has done its work and need not stand in the browser's history.
      window.history.replaceState(null, "", window.location.pathname);
    } catch (thrown) {
      setProblem(asProblem(thrown, "referral.open-hand-over"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={open} noValidate>
      <Stack gap="md">
        <TextInput
          label={t("hand-over-page.code")}
          description={t("hand-over-page.code-hint")}
          name="code"
          autoComplete="off"
          dir="ltr"
          required
          withAsterisk={false}
          value={code}
          error={problem ? problemText(shared, problem) : undefined}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={code.trim() === ""}>
          {t("hand-over-page.open")}
        </Button>
        <Text size="sm" c="dimmed">
          {t("hand-over-page.privacy")}
        </Text>
      </Stack>
    </form>
  );
}

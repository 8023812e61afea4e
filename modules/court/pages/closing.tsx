import { Button, Group, Select, Stack, Textarea, TextInput, Title } from "@mantine/core";
import { langs } from "@palermo/vocabulary";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { asProblem, type Problem } from "../../../web/api/problem.ts";
import { useAction } from "../../../web/api/use-action.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { langNames } from "../../../web/i18n/lang-names.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { checkClosing } from "../closing/check-closing.ts";
import type { getClosing } from "../closing/get-closing.ts";
import type { handInClosing } from "../closing/hand-in-closing.ts";
import { ClosingFacts } from "./closing-facts.tsx";

type Closing = OutputOf<typeof getClosing>;
type Texts = Closing["texts"];
type Checked = OutputOf<typeof checkClosing>;

/** The closing summary of a case: looked through for names, then handed in to editors of case law. */
export function Page() {
  const { t } = useText("court");
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getClosing>("court.get-closing", { code }, { staleTime: 600_000 });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  return (
    <Stack gap="lg" maw="60rem">
      <PageTitle title={t("closing.title")} about={t("closing.about")} code={code} />
      <ClosingFacts closing={asked.data} />
      <Write key={asked.data.caseId} closing={asked.data} />
    </Stack>
  );
}

function Write({ closing }: { closing: Closing }) {
  const { t } = useText("court");
  const [texts, setTexts] = useState(closing.texts);
  const [agencyId, setAgency] = useState(closing.agencies[0]?.agencyId ?? null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const handIn = useAction<typeof handInClosing>("court.hand-in-closing", {
    changes: ["court.list-closings"],
  });
  const [handed, setHanded] = useState<string | null>(null);
  const put = (change: Partial<Texts>) => {
    setTexts({ ...texts, ...change });
    setChecked(null);
  };
  async function check(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      setChecked(await call<typeof checkClosing>("court.check-closing", { caseId: closing.caseId, texts }));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  }
  async function send(): Promise<void> {
    if (agencyId === null) return;
    const ids = { closingId: crypto.randomUUID(), judgmentId: crypto.randomUUID() };
    const done = await handIn.run({ ...ids, caseId: closing.caseId, agencyId, texts }).catch(() => null);
    if (done !== null) setHanded(done.judgmentCode);
  }
  if (handed !== null) return <Notice>{t("closing.done", { code: handed })}</Notice>;
  const long = (field: "facts" | "reasoning" | "significance", most: number) => (
    <Textarea
      label={t(`closing.field-${field}`)}
      {...(field === "facts" ? { description: t("closing.field-facts-hint"), required: true } : {})}
      value={texts[field]}
      autosize
      minRows={3}
      maxLength={most}
      dir="auto"
      onChange={(event) => put({ [field]: event.currentTarget.value })}
    />
  );
  const ready = checked !== null && checked.places.length === 0 && texts.facts.trim() !== "";
  return (
    <Stack gap="md">
      <TextInput
        label={t("closing.field-title")}
        value={texts.title}
        maxLength={300}
        required
        dir="auto"
        onChange={(event) => put({ title: event.currentTarget.value })}
      />
      {long("facts", 40_000)}
      {long("reasoning", 40_000)}
      {long("significance", 20_000)}
      <Group gap="md" align="flex-end">
        <Select
          label={t("closing.lang")}
          allowDeselect={false}
          value={texts.lang}
          data={langs.map((value) => ({ value, label: langNames[value] }))}
          onChange={(next) => put({ lang: next ?? texts.lang })}
        />
        <Select
          label={t("closing.agency")}
          allowDeselect={false}
          value={agencyId}
          data={closing.agencies.map(({ agencyId: value, name }) => ({ value, label: name }))}
          onChange={setAgency}
          miw={240}
        />
      </Group>
      {closing.agencies.length === 0 ? <Notice>{t("closing.no-agency")}</Notice> : null}
      {checked === null ? null : <Found checked={checked} onTake={() => put(checked.proposed)} />}
      {problem === null ? null : <ProblemPanel problem={problem} />}
      {handIn.problem === null ? null : <ProblemPanel problem={handIn.problem} />}
      <Group gap="sm">
        <Button variant={ready ? "default" : "filled"} loading={busy} onClick={check}>
          {t("closing.check")}
        </Button>
        {closing.mayHandIn ? (
          <Button disabled={!ready || agencyId === null} loading={handIn.pending} onClick={send}>
            {t("closing.hand-in")}
          </Button>
        ) : null}
      </Group>
      <p style={{ margin: 0, color: "var(--p-quiet)" }}>{t("closing.hand-in-about")}</p>
    </Stack>
  );
}

function Found({ checked, onTake }: { checked: Checked; onTake: () => void }) {
  const { t } = useText("court");
  const { list } = useFormat();
  const names = [...new Set(checked.possible.map(({ finding }) => finding))];
  return (
    <section aria-live="polite">
      {checked.places.length === 0 ? (
        <Notice>{t("closing.clean")}</Notice>
      ) : (
        <>
          <Title order={2} size="h4">
            {t("closing.found")}
          </Title>
          <ul>
            {checked.places.map(({ field, found, before, after }, at) => (
              <li key={`${field} ${String(at)}`}>
                {t(`closing.field-${field}`)}:{" "}
                <bdi>
                  {before} <mark>{found}</mark> {after}
                </bdi>
              </li>
            ))}
          </ul>
          <Button variant="default" size="compact-sm" onClick={onTake}>
            {t("closing.take-over")}
          </Button>
        </>
      )}
      {names.length === 0 ? null : (
        <p>
          {t("closing.possible")}: <bdi>{list(names)}</bdi>
        </p>
      )}
    </section>
  );
}

import { Button, Group, TextInput, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { OutputOf } from "#kernel/action";
import type { findMark } from "../../kernel/watermark/find-mark.ts";
import { useQuestion } from "../api/use-question.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { Facts } from "../components/facts.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";

type Answer = OutputOf<typeof findMark>;

const form = /^X-?[0-9A-Z]{4}-?[0-9A-Z]{4}$/i;

/** From the mark on a file that turned up to the export it came from. */
export function Page() {
  const { t } = useText("watermark");
  const [typed, setTyped] = useState("");
  const [mark, setMark] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const answer = useQuestion<typeof findMark>(
    "watermark.find-mark",
    { mark },
    // Each asking stands in the audit: once is enough.
    { enabled: mark !== "", staleTime: Number.POSITIVE_INFINITY },
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    const value = typed.trim();
    const fits = form.test(value);
    setWrong(fits ? null : t("find.expected", { value }));
    if (fits) setMark(value);
  }
  return (
    <>
      <PageTitle title={t("nav.find")} about={t("find.about")} />
      <form onSubmit={submit} noValidate>
        <TextInput
          label={t("find.mark")}
          description={t("find.hint")}
          value={typed}
          error={wrong}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maw={420}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group mt="sm" mb="lg">
          <Button type="submit" loading={answer.isFetching}>
            {t("find.ask")}
          </Button>
        </Group>
      </form>
      {answer.error ? <ProblemPanel problem={answer.error} onRetry={() => answer.refetch()} /> : null}
      {answer.isFetching ? <Waiting lines={3} /> : null}
      <div aria-live="polite">{answer.data ? <Found answer={answer.data} /> : null}</div>
    </>
  );
}

function Found({ answer }: { answer: Answer }) {
  const { t } = useText("watermark");
  if (answer.items.length === 0)
    return <EmptyState title={t("find.none", { mark: answer.mark })} why={t("find.none-why")} />;
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t("find.found", { mark: answer.mark })}
      </Title>
      {answer.items.map((item) => (
        <Export key={item.eventId} item={item} />
      ))}
    </section>
  );
}

function Export({ item }: { item: Answer["items"][number] }) {
  const { t, lang } = useText("watermark");
  const { dateTime } = useFormat();
  const facts = [
    { label: t("audit.who"), value: <bdi>{item.name ?? t("audit.nobody")}</bdi> },
    { label: t("account.agency"), value: <bdi>{item.agency ? nameIn(item.agency, lang) : ""}</bdi> },
    { label: t("audit.at"), value: dateTime(item.at) },
    { label: t("audit.action"), value: <bdi>{item.action}</bdi> },
    { label: t("audit.dossiers"), value: <bdi>{item.dossiers.join(", ")}</bdi> },
    { label: t("audit.fields"), value: <bdi>{item.fields.join(", ")}</bdi> },
    { label: t("access.purpose"), value: <bdi>{item.purpose}</bdi> },
    { label: t("access.reason"), value: <bdi>{item.reason}</bdi> },
  ];
  const empty = new Set(
    [
      item.agency ? "" : t("account.agency"),
      item.dossiers.length > 0 ? "" : t("audit.dossiers"),
      item.fields.length > 0 ? "" : t("audit.fields"),
      item.purpose ? "" : t("access.purpose"),
      item.reason ? "" : t("access.reason"),
    ].filter((label) => label !== ""),
  );
  return <Facts items={facts.filter(({ label }) => !empty.has(label))} />;
}

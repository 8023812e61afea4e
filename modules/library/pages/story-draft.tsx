import { Alert, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Facts } from "../../../web/components/facts.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getDraft } from "../stories/read-stories.ts";
import { StoryConsents } from "./story-consents.tsx";
import { StoryFindings } from "./story-findings.tsx";
import { StoryVerbs } from "./story-verbs.tsx";
import { languageName, shownIn } from "./text-fields.ts";

export type Draft = OutputOf<typeof getDraft>;

/** A story as its editors work on it: words, consents, what the check found, and what comes next. */
export function Page() {
  const { t, lang } = useText("library");
  const { date } = useFormat();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const asked = useQuestion<typeof getDraft>("library.get-story-draft", { storyId: id });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const draft = asked.data;
  const { story } = draft;
  return (
    <Stack gap="lg">
      <PageTitle
        title={story === null ? t("drafts.destroyed") : shownIn(story.title, lang)}
        code={draft.code}
        about={t(`story-state.${draft.state}`)}
      />
      <StoryVerbs draft={draft} />
      {draft.state === "resting" ? <Alert color="attention">{t("story.resting")}</Alert> : null}
      {story === null ? <Text>{t("story.gone")}</Text> : <Words draft={draft} />}
      <Facts
        items={[
          { label: t("field.code"), value: draft.code },
          { label: t("field.version"), value: draft.version },
          ...(draft.reach === null ? [] : [{ label: t("field.reach"), value: t(`reach.${draft.reach}`) }]),
          { label: t("story.teller"), value: t(draft.minor ? "story.child" : "story.adult") },
          ...(draft.eighteenOn === null
            ? []
            : [{ label: t("story.eighteen-on"), value: date(draft.eighteenOn) }]),
        ]}
      />
      <StoryConsents draft={draft} />
      {story === null ? null : <StoryFindings draft={draft} />}
    </Stack>
  );
}

function Words({ draft }: { draft: Draft }) {
  const { lang } = useText("library");
  if (draft.story === null) return null;
  const { text } = draft.story;
  const all = [
    [text.lang, text.text] as const,
    ...Object.entries(text.translations).map(([of, one]) => [of, one?.text ?? ""] as const),
  ];
  return (
    <>
      {all.map(([of, words]) => (
        <section key={of}>
          <Title order={2} size="h4">
            {languageName(of, lang)}
          </Title>
          <Text lang={of} dir="auto" maw="70ch" style={{ whiteSpace: "pre-line" }}>
            {words}
          </Text>
        </section>
      ))}
    </>
  );
}

import { Badge, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listStories } from "../stories/read-stories.ts";
import { storyFields, storyOf, tellerFields } from "./story-fields.tsx";
import { codeName } from "./vocabulary.ts";

type Line = OutputOf<typeof listStories>["items"][number];

/** Stories that survivors agreed to have read. */
export function Page() {
  const { t } = useText("library");
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), 300);
  const asked = useQuestion<typeof listStories>("library.list-stories", text === "" ? {} : { text });
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("stories.title")}
        about={t("stories.about")}
        action={<AddStory />}
        more={<DraftsLink />}
      />
      <TextInput
        label={t("stories.search")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maw={360}
        data-print="no"
      />
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting lines={6} /> : null}
      {asked.data?.items.length === 0 ? (
        <EmptyState title={t("stories.empty")} why={t("stories.empty-why")} />
      ) : null}
      {asked.data?.items.map((line) => (
        <Beginning key={line.storyId} line={line} />
      ))}
    </Stack>
  );
}

function Beginning({ line }: { line: Line }) {
  const { t, lang } = useText("library");
  const about = joined(
    line.form === null ? null : codeName("form", line.form, lang),
    line.sector === null ? null : codeName("sector", line.sector, lang),
  );
  return (
    <article>
      <Title order={2} size="h3">
        <Link to={`/app/library/story/${line.code}`}>
          <bdi>{line.title}</bdi>
        </Link>
        {line.invented ? (
          <Badge variant="light" size="sm" ms={8} tt="none">
            {t("mark.invented")}
          </Badge>
        ) : null}
      </Title>
      {about === "" ? null : (
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      )}
      <Text lang={line.lang} dir="auto" maw="70ch">
        {line.beginning}
      </Text>
    </article>
  );
}

function AddStory() {
  const { t, lang } = useText("library");
  const session = useSession();
  const navigate = useNavigate();
  if (!holds(session, "library.edit")) return null;
  return (
    <ActionButton
      action="library.add-story"
      label={t("add-story.label")}
      about={t("add-story.about")}
      icon="plus"
      fields={[...tellerFields(t), ...storyFields(t, lang)]}
      initial={{ lang }}
      input={(values) => ({
        ...storyOf(values, session.name),
        storyId: crypto.randomUUID(),
        minor: values.minor === true,
        eighteenOn: values.minor === true && values.eighteenOn ? values.eighteenOn : null,
      })}
      done={t("add-story.done")}
      onDone={(output) =>
        void navigate({ to: `/app/library/story-draft/${(output as { storyId: string }).storyId}` })
      }
    />
  );
}

function DraftsLink() {
  const { t } = useText("library");
  if (!holds(useSession(), "library.edit")) return null;
  return (
    <Group gap="xs">
      <Link to="/app/library/story-drafts">{t("drafts.title")}</Link>
    </Group>
  );
}

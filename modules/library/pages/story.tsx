import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getStory } from "../stories/read-stories.ts";
import { languageName, shownIn } from "./text-fields.ts";
import { codeName, countryName } from "./vocabulary.ts";

/** One published story. */
export function Page() {
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  // Asked each time: a story that was taken back is not kept on the device either.
  const asked = useQuestion<typeof getStory>("library.get-story", { code }, { staleTime: 0 });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  return <Shown story={asked.data} />;
}

function Shown({ story }: { story: OutputOf<typeof getStory> }) {
  const { t, lang } = useText("library");
  const session = useSession();
  const [chosen, setChosen] = useState<string>(story.lang);
  const { content } = story;
  const langs = [content.text.lang, ...Object.keys(content.text.translations)];
  const told = {
    lang: langs.includes(chosen) ? chosen : content.text.lang,
    text: shownIn(content.text, chosen),
  };
  const country = (name: string | undefined) => (name === undefined ? null : countryName(name, lang));
  return (
    <Stack gap="lg">
      <PageTitle
        title={shownIn(content.title, chosen)}
        code={story.code}
        about={joined(
          content.form === undefined ? null : codeName("form", content.form, lang),
          content.sector === undefined ? null : codeName("sector", content.sector, lang),
          country(content.origin),
          country(content.destination),
          content.year === undefined ? null : String(content.year),
        )}
        more={
          holds(session, "library.edit") ? (
            <Link to={`/app/library/story-draft/${story.storyId}`}>{t("story.to-draft")}</Link>
          ) : undefined
        }
      />
      {content.invented ? (
        <Badge variant="light" tt="none">
          {t("mark.invented")}
        </Badge>
      ) : null}
      {langs.length > 1 ? (
        <Group gap="xs" role="group" aria-label={t("story.languages")} data-print="no">
          {langs.map((one) => (
            <Button
              key={one}
              size="compact-sm"
              variant={one === told.lang ? "filled" : "default"}
              aria-pressed={one === told.lang}
              onClick={() => setChosen(one)}
            >
              {languageName(one, lang)}
            </Button>
          ))}
        </Group>
      ) : null}
      <Text lang={told.lang} dir="auto" maw="70ch" style={{ whiteSpace: "pre-line" }}>
        {told.text}
      </Text>
      <Text size="sm" c="dimmed" maw="70ch">
        {t("story.consent-note")}
      </Text>
    </Stack>
  );
}

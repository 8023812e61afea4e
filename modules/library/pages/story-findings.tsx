import { Group, Stack, Text, Title } from "@mantine/core";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Draft } from "./story-draft.tsx";
import { languageName } from "./text-fields.ts";

/** What the check found: a list that the second person answers, passage by passage. */
export function StoryFindings({ draft }: { draft: Draft }) {
  const { t, lang } = useText("library");
  const { findings, may, storyId, version } = draft;
  const answer = (finding: string, to: "harmless" | "change") => (
    <ActionButton
      action="library.answer-finding"
      label={t(`answer.${to}`)}
      variant="default"
      size="compact-sm"
      input={() => ({ storyId, finding, answer: to })}
      expects={version}
      done={t("answer.done")}
    />
  );
  return (
    <section>
      <Title order={2} size="h3">
        {t("finding.title")}
      </Title>
      <Text size="sm" c="dimmed" maw="70ch">
        {t(findings.length === 0 ? "finding.none" : "finding.about")}
      </Text>
      <Stack gap="sm" mt="sm">
        {findings.map((finding) => (
          <div key={finding.id}>
            <Text>
              <bdi lang={finding.lang}>
                {finding.rule === "facts" ? factNames(t, finding.excerpt) : finding.excerpt}
              </bdi>
            </Text>
            <Text size="sm" c="dimmed">
              {joined(
                t(`finding.rule.${finding.rule}`),
                finding.lang === "und" ? null : languageName(finding.lang, lang),
                t(finding.answer === null ? "answer.open" : `answer.${finding.answer}`),
              )}
            </Text>
            {may.includes("answer-finding") ? (
              <Group gap="xs" data-print="no">
                {answer(finding.id, "harmless")}
                {answer(finding.id, "change")}
              </Group>
            ) : null}
          </div>
        ))}
      </Stack>
    </section>
  );
}

function factNames(t: (key: string) => string, excerpt: string): string {
  return joined(...excerpt.split(", ").map((name) => t(`story.${name}`)));
}

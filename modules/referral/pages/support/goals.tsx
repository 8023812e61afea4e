import { Group, Stack, Text } from "@mantine/core";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { SupportFile } from "../../support/words.ts";
import { Change } from "./add.tsx";

/** Goals as the person said them, in their language. */
export function Goals({ found }: { found: SupportFile }) {
  const { t } = useText("referral");
  const { date } = useFormat();
  if (found.goals.length === 0)
    return <EmptyState title={t("support-page.no-goals")} why={t("support-page.no-goals-why")} />;
  return (
    <Stack gap="md">
      {found.goals.map((goal) => (
        <article key={goal.goalId}>
          <Group justify="space-between" gap="xs" align="flex-start">
            <Text
              component="blockquote"
              m={0}
              lang={goal.wordsLang}
              dir="auto"
              style={{ maxInlineSize: "60ch" }}
            >
              {goal.ownWords}
            </Text>
            {found.may.includes("change-goal") ? (
              <Change
                verb="change-goal"
                found={found}
                id={{ goalId: goal.goalId }}
                initial={{ state: goal.state, steps: goal.steps, byDay: goal.byDay ?? "" }}
                version={goal.version}
              />
            ) : null}
          </Group>
          <Text size="sm" c="dimmed">
            {joined(
              t(`goal-state.${goal.state}`),
              goal.byDay ? t("support-page.by", { day: date(goal.byDay) }) : "",
            )}
          </Text>
          {goal.steps ? (
            <Text dir="auto" style={{ whiteSpace: "pre-wrap", maxInlineSize: "70ch" }}>
              {goal.steps}
            </Text>
          ) : null}
        </article>
      ))}
    </Stack>
  );
}

import { Badge, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportPlan, getPlan } from "../plans/read-plans.ts";
import { GoalSection } from "./goal-section.tsx";
import { planFields, planOf } from "./plan-fields.ts";
import { RecordVerbs } from "./record-verbs.tsx";
import { useChoices } from "./use-choices.ts";
import { Versions } from "./versions.tsx";

export type Plan = OutputOf<typeof getPlan>;

/** One action plan: goals, measures, who is responsible, deadlines, progress, and the gaps that they close. */
export function Page() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const asked = useQuestion<typeof getPlan>("law.get-plan", { recordId: id });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={10} />;
  return <Shown plan={asked.data} />;
}

function Shown({ plan }: { plan: Plan }) {
  const { t } = useText("law");
  const { date, percent } = useFormat();
  return (
    <Stack gap="lg">
      <PageTitle
        title={plan.title}
        about={
          <bdi>
            {joined(
              plan.place,
              t("plan.from-to", { from: date(plan.starts), to: date(plan.ends) }),
              plan.agency,
            )}
          </bdi>
        }
        more={<Verbs plan={plan} />}
      />
      <Group gap="xs">
        <Badge variant="light" color={plan.shared === null ? "gray" : undefined}>
          {t(
            plan.shared === null
              ? "record.draft"
              : plan.shared === plan.version
                ? "record.is-shared"
                : "record.newer-draft",
          )}
        </Badge>
        {plan.overdue > 0 ? (
          <Badge variant="light" color="danger">
            {t("plan.overdue-of", { count: plan.overdue })}
          </Badge>
        ) : null}
      </Group>
      {plan.done === null ? null : (
        <div>
          <Text size="sm">{t("plan.done-of", { share: percent(plan.done) })}</Text>
          <Progress value={plan.done * 100} aria-label={t("plan.share-done")} maw="36rem" />
        </div>
      )}
      {plan.summary === null ? null : (
        <Text dir="auto" maw="75ch" style={{ whiteSpace: "pre-line" }}>
          {plan.summary}
        </Text>
      )}
      {plan.goals.length === 0 ? (
        <EmptyState title={t("plan.no-goals")} why={t("plan.no-goals-why")} />
      ) : null}
      {plan.goals.map((goal, at) => (
        <GoalSection key={goal.content.goalId} plan={plan} goal={goal} place={at + 1} />
      ))}
      {plan.mayEdit ? <AddGoal plan={plan} /> : null}
      <Versions versions={plan.versions} />
    </Stack>
  );
}

function AddGoal({ plan }: { plan: Plan }) {
  const { t, lang } = useText("law");
  const { recordId, version } = plan;
  return (
    <Title order={2} size="h4">
      <ActionButton
        action="law.write-goal"
        label={t("plan.add-goal")}
        icon="plus"
        variant="default"
        fields={[
          languageField(t),
          { name: "title", kind: "text", label: t("plan.goal"), required: true, maxLength: 400 },
        ]}
        initial={{ lang }}
        input={(values) => ({ recordId, goalId: crypto.randomUUID(), title: wordsOf(values, "title") })}
        expects={version}
        done={t("record.added")}
        undo={() => ({ action: "law.take-back-plan", input: { recordId } })}
      />
    </Title>
  );
}

function Verbs({ plan }: { plan: Plan }) {
  const { t, lang } = useText("law");
  const choices = useChoices();
  const { recordId, content } = plan;
  return (
    <Group gap="xs">
      {plan.mayEdit ? (
        <>
          <ActionButton
            action="law.revise-plan"
            label={t("record.revise")}
            variant="default"
            fields={planFields(t, choices)}
            initial={{
              lang,
              country: plan.country,
              starts: plan.starts,
              ends: plan.ends,
              title: shownIn(content.title, lang),
              summary: shownIn(content.summary, lang),
            }}
            input={(values) => ({ ...planOf(values, content), recordId })}
            expects={plan.version}
            done={t("record.revised")}
            undo={() => ({ action: "law.take-back-plan", input: { recordId } })}
          />
          <RecordVerbs noun="plan" record={plan} list="/app/law/plans" />
        </>
      ) : null}
      <ExportMenu
        label={t("plan.export")}
        formats={["pdf", "xlsx", "csv"]}
        onExport={async (format) => {
          await saveMade(await call<typeof exportPlan>("law.export-plan", { recordId, format }), format);
        }}
      />
    </Group>
  );
}

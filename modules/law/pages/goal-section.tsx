import { Group, Text, Title } from "@mantine/core";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { Link } from "../../../web/components/link.tsx";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import styles from "./law.module.css";
import type { Plan } from "./plan.tsx";
import { measureFields, measureOf, measureValues, progressOptions } from "./plan-fields.ts";
import tableStyles from "./table.module.css";
import { useChoices } from "./use-choices.ts";

type Goal = Plan["goals"][number];

/** A goal with its measures. */
export function GoalSection({ plan, goal, place }: { plan: Plan; goal: Goal; place: number }) {
  const { t, lang } = useText("law");
  const { date } = useFormat();
  const choices = useChoices();
  const { recordId, version, mayEdit } = plan;
  const { goalId } = goal.content;
  const takeBack = () => ({ action: "law.take-back-plan" as const, input: { recordId } });
  return (
    <section>
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h3">
          <bdi>{`${String(place)}. ${goal.title}`}</bdi>
        </Title>
        {mayEdit ? (
          <Group gap={4} data-print="no">
            <ActionButton
              action="law.write-measure"
              label={t("plan.add-measure")}
              icon="plus"
              variant="default"
              size="compact-sm"
              fields={measureFields(t, choices)}
              initial={{ lang, progress: "not-started" }}
              input={(values) => ({ ...measureOf(values, goalId), recordId })}
              expects={version}
              done={t("record.added")}
              undo={takeBack}
            />
            <ActionButton
              action="law.write-goal"
              label={t("record.revise")}
              variant="subtle"
              size="compact-sm"
              fields={[
                languageField(t),
                { name: "title", kind: "text", label: t("plan.goal"), required: true, maxLength: 400 },
              ]}
              initial={{ lang, title: shownIn(goal.content.title, lang) }}
              input={(values) => ({ recordId, goalId, title: wordsOf(values, "title", goal.content.title) })}
              expects={version}
              done={t("record.revised")}
              undo={takeBack}
            />
            {goal.measures.length === 0 ? (
              <ActionButton
                action="law.remove-goal"
                label={t("record.remove")}
                variant="subtle"
                size="compact-sm"
                input={() => ({ recordId, goalId })}
                expects={version}
                done={t("record.removed")}
                undo={takeBack}
                danger
              />
            ) : null}
          </Group>
        ) : null}
      </Group>
      {goal.measures.length === 0 ? (
        <Text c="dimmed">{t("plan.no-measures")}</Text>
      ) : (
        <ScrollBox label={goal.title}>
          <table className={tableStyles.table} data-stacks="true">
            <thead>
              <tr>
                {["measure", "body", "deadline", "progress", "closes"].map((name) => (
                  <th key={name} scope="col">
                    {t(`plan.${name}`)}
                  </th>
                ))}
                {mayEdit ? <th scope="col">{t("record.change")}</th> : null}
              </tr>
            </thead>
            <tbody>
              {goal.measures.map((one) => (
                <tr key={one.content.measureId}>
                  <th scope="row" style={{ fontWeight: 400 }}>
                    <bdi>{one.title}</bdi>
                    {one.note === null ? null : (
                      <div className={styles.quiet} dir="auto">
                        {one.note}
                      </div>
                    )}
                  </th>
                  <td data-label={t("plan.body")}>
                    <bdi>{one.body}</bdi>
                  </td>
                  <td data-label={t("plan.deadline")}>
                    {one.content.deadline === undefined ? "" : date(one.content.deadline)}
                  </td>
                  <td
                    data-label={t("plan.progress")}
                    style={one.state === "overdue" ? { color: "var(--p-danger)" } : undefined}
                  >
                    {t(`plan.states.${one.state}`)}
                  </td>
                  <td data-label={t("plan.closes")}>
                    {one.duty === null ? null : (
                      <Link to={`/app/law/gaps/${plan.country}?duty=${one.duty.duty}`}>
                        <bdi>{one.duty.cited}</bdi>
                      </Link>
                    )}
                  </td>
                  {mayEdit ? (
                    <td>
                      <MeasureVerbs plan={plan} measure={one} goalId={goalId} />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}

type VerbsProps = {
  readonly plan: Plan;
  readonly measure: Goal["measures"][number];
  readonly goalId: string;
};

function MeasureVerbs({ plan, measure, goalId }: VerbsProps) {
  const { t, lang } = useText("law");
  const choices = useChoices();
  const { recordId, version } = plan;
  const { content } = measure;
  const takeBack = () => ({ action: "law.take-back-plan" as const, input: { recordId } });
  return (
    <Group gap={4} data-print="no">
      <ActionButton
        action="law.record-progress"
        label={t("plan.report")}
        variant="default"
        size="compact-sm"
        fields={[
          {
            name: "progress",
            kind: "choice",
            label: t("plan.progress"),
            required: true,
            options: progressOptions(t),
          },
          { name: "on", kind: "date", label: t("plan.reported-on"), required: true },
          languageField(t),
          { name: "note", kind: "long-text", label: t("plan.note"), maxLength: 2000 },
        ]}
        initial={{
          lang,
          progress: content.progress,
          on: new Date().toISOString().slice(0, 10),
          note: shownIn(content.note, lang),
        }}
        input={(values) => {
          const note = wordsOf(values, "note", content.note);
          return {
            recordId,
            measureId: content.measureId,
            progress: values.progress,
            on: values.on,
            ...(note === undefined ? {} : { note }),
          };
        }}
        expects={version}
        done={t("plan.reported")}
        undo={takeBack}
      />
      <ActionButton
        action="law.write-measure"
        label={t("record.revise")}
        variant="subtle"
        size="compact-sm"
        fields={measureFields(t, choices)}
        initial={measureValues(content, lang)}
        input={(values) => ({ ...measureOf(values, goalId, content), recordId })}
        expects={version}
        done={t("record.revised")}
        undo={takeBack}
      />
      <ActionButton
        action="law.remove-measure"
        label={t("record.remove")}
        variant="subtle"
        size="compact-sm"
        input={() => ({ recordId, measureId: content.measureId })}
        expects={version}
        done={t("record.removed")}
        undo={takeBack}
        danger
      />
    </Group>
  );
}

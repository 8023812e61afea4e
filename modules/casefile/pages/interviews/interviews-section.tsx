import { Group } from "@mantine/core";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseFile } from "../../casefile.ts";
import type { listInterviews } from "../../interviews/list-interviews.ts";
import { usePeople } from "../use-people.ts";
import { planFields, planInput } from "./interview-forms.ts";
import { InterviewLine } from "./interview-line.tsx";

/** Interviews of the people of a case, planned and held. */
export function InterviewsSection({ found }: { found: CaseFile }) {
  const { t, lang } = useText("casefile");
  const { caseId } = found;
  const people = usePeople(caseId);
  const asked = useQuestion<typeof listInterviews>("casefile.list-interviews", { caseId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={2} />;
  const plan =
    found.may.includes("add-record") && people.length > 0 ? (
      <ActionButton
        action="casefile.plan-interview"
        label={t("plan-interview.label")}
        about={t("plan-interview.about")}
        icon="plus"
        variant="default"
        size="compact-sm"
        fields={planFields({ t, lang, people }, false)}
        input={(values) => ({ caseId, interviewId: crypto.randomUUID(), ...planInput(values, { t, lang }) })}
        done={t("plan-interview.done")}
      />
    ) : null;
  const { items } = asked.data;
  if (items.length === 0)
    return <EmptyState title={t("case.nothing")} why={t("interviews.why")} action={plan} />;
  return (
    <>
      <Group justify="flex-end" data-print="no">
        {plan}
      </Group>
      <ul className={styles.list}>
        {items.map((interview) => (
          <InterviewLine key={interview.interviewId} interview={interview} people={people} />
        ))}
      </ul>
    </>
  );
}

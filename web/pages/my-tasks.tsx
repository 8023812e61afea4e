import type { myTasks } from "../../kernel/task/my-tasks.ts";
import { useSession } from "../api/session.ts";
import { useQuestion } from "../api/use-question.ts";
import { dossierAddress } from "../components/dossier-address.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { Link } from "../components/link.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import styles from "../components/record-lines.module.css";
import { TaskLine } from "../components/task-line.tsx";
import { Waiting } from "../components/waiting.tsx";
import { useText } from "../i18n/use-text.ts";

/** What the reader and their unit have to do, the most pressing first. */
export function Page() {
  const { t } = useText("task");
  const asked = useQuestion<typeof myTasks>("task.my-tasks", { limit: 200 });
  return (
    <>
      <PageTitle title={t("mine.title")} about={t("mine.about")} />
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting /> : null}
      {asked.data?.items.length === 0 ? <EmptyState title={t("mine.none")} why={t("mine.none-why")} /> : null}
      <ul className={styles.list}>
        {asked.data?.items.map((task) => (
          <TaskLine
            key={task.taskId}
            task={task}
            place={<Place kind={task.dossierKind} code={task.dossierCode} />}
          />
        ))}
      </ul>
    </>
  );
}

function Place({ kind, code }: { kind: string; code: string }) {
  const address = dossierAddress(kind, code, useSession());
  return <div>{address === null ? <bdi>{code}</bdi> : <Link to={address}>{code}</Link>}</div>;
}

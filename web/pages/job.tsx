import { useParams } from "@tanstack/react-router";
import type { Job } from "#kernel/words";
import type { getJob } from "../../kernel/jobs/get-job.ts";
import { useQuestion } from "../api/use-question.ts";
import { ImportReport } from "../components/import-report.tsx";
import { reportOf } from "../components/import-words.ts";
import { jobName } from "../components/job-name.ts";
import { JobProgress } from "../components/job-progress.tsx";
import { Link } from "../components/link.tsx";
import { Notice } from "../components/notice.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { useText } from "../i18n/use-text.ts";

/** One long piece of work, to come back to. */
export function Page() {
  const { t } = useText();
  const { jobId = "" } = useParams({ strict: false }) as { jobId?: string };
  const { data } = useQuestion<typeof getJob>("jobs.get-job", { jobId });
  return (
    <>
      <PageTitle
        title={data ? jobName(t, data.name) : t("nav.jobs")}
        about={<Link to="/app/jobs">{t("notice.all-jobs")}</Link>}
      />
      <JobProgress jobId={jobId} result={(job) => <Result job={job} />} />
    </>
  );
}

function Result({ job }: { job: Job }) {
  const { t } = useText();
  const report = reportOf(job);
  if (!report) return <Notice kind="done" title={t("job.state.done")} />;
  return <ImportReport report={report} fileName="" />;
}

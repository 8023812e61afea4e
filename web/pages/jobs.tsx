import type { Job } from "#kernel/words";
import { type Column, DataList } from "../components/data-list.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { jobName } from "../components/job-name.ts";
import { PageTitle } from "../components/page-title.tsx";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";

/** The reader's long pieces of work, running and done. */
export function Page() {
  const { t } = useText();
  const { dateTime, percent } = useFormat();
  const columns: Column<Job>[] = [
    { id: "name", label: t("job.what"), cell: (job) => jobName(t, job.name) },
    { id: "state", label: t("job.state-label"), cell: (job) => t(`job.state.${job.state}`) },
    {
      id: "done",
      label: t("job.progress"),
      numeric: true,
      cell: (job) => (job.total > 0 ? percent(job.done / job.total) : ""),
    },
    { id: "started", label: t("job.started"), cell: (job) => (job.startedAt ? dateTime(job.startedAt) : "") },
  ];
  return (
    <>
      <PageTitle title={t("nav.jobs")} about={t("job.about")} />
      <DataList<Job>
        question="jobs.list-jobs"
        label={t("nav.jobs")}
        columns={columns}
        rowKey={(job) => job.jobId}
        rowTo={(job) => `/app/jobs/${job.jobId}`}
        empty={<EmptyState title={t("job.none")} why={t("job.none-why")} />}
      />
    </>
  );
}

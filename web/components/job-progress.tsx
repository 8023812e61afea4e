import { Group, Progress, Stack, Text } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { isOver, type Job } from "#kernel/words";
import { Problem } from "../api/problem.ts";
import { useJob } from "../api/use-job.ts";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import { Notice } from "./notice.tsx";
import { ProblemPanel } from "./problem-panel.tsx";
import { remainingText } from "./remaining.ts";
import { Waiting } from "./waiting.tsx";

export type JobProgressProps = {
  readonly jobId: string;
  readonly onDone?: (job: Job) => void;
  /** What is shown when it is done. */
  readonly result?: (job: Job) => ReactNode;
  /** For work whose finished steps stay when it is stopped: what stopping means, and what then stands. */
  readonly keeps?: { readonly about: string; readonly told: string; readonly onStopped: () => void };
};

/** A long piece of work: step, bar and remaining time. It goes on when the reader leaves, and can be stopped. */
export function JobProgress({ jobId, onDone, result, keeps }: JobProgressProps) {
  const { job, problem } = useJob(jobId);
  const told = useRef("");
  useEffect(() => {
    if (!job || !isOver(job) || told.current === job.jobId) return;
    told.current = job.jobId;
    if (job.state === "done") onDone?.(job);
    if (job.state === "cancelled") keeps?.onStopped();
  }, [job, onDone, keeps]);
  if (problem && !job) return <ProblemPanel problem={problem} />;
  if (!job) return <Waiting lines={2} />;
  if (!isOver(job)) return <Running job={job} keeps={keeps} />;
  return <Over job={job} result={result} keeps={keeps} />;
}

type Shown = { job: Job; keeps: JobProgressProps["keeps"] };

function Running({ job, keeps }: Shown) {
  const { t, lang } = useText();
  const { number } = useFormat();
  const known = job.total > 0;
  const counted = known
    ? t("job.of", { done: number(job.done), total: number(job.total) })
    : number(job.done);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Text fw={600}>{job.step || t(`job.state.${job.state}`)}</Text>
        <Text c="dimmed" size="sm">
          {job.remainingMs === undefined ? counted : joined(counted, remainingText(t, lang, job.remainingMs))}
        </Text>
      </Group>
      <Progress
        value={known ? (100 * job.done) / job.total : 100}
        animated={!known}
        striped={!known}
        aria-label={job.step || t("job.progress")}
        transitionDuration={120}
      />
      <Group justify="space-between" gap="sm">
        <Text c="dimmed" size="sm">
          {t("job.may-leave")}
        </Text>
        <ActionButton
          action="jobs.cancel-job"
          label={t("job.cancel")}
          about={keeps?.about ?? t("job.cancel-about")}
          input={() => ({ jobId: job.jobId })}
          variant="default"
          done={keeps?.told ?? t("job.cancelled")}
        />
      </Group>
    </Stack>
  );
}

function Over({ job, result, keeps }: Shown & Pick<JobProgressProps, "result">) {
  const { t } = useText();
  if (job.state === "done")
    return result ? result(job) : <Notice kind="done" live title={t("job.state.done")} />;
  if (job.state === "cancelled") return <Notice live title={keeps?.told ?? t("job.cancelled")} />;
  const { code = "failed", status = 500, ...rest } = job.problem ?? {};
  return <ProblemPanel problem={new Problem({ ...rest, code, status }, job.name)} />;
}

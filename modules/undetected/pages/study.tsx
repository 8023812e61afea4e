import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { FigureTable } from "../../../web/components/chart-frame.tsx";
import { JobProgress } from "../../../web/components/job-progress.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { reportJob } from "../estimates/report-study.ts";
import type { getStudy } from "../studies/get-study.ts";
import { partKey, type Stratum } from "../undetected.ts";
import { Against } from "./against.tsx";
import { Estimates } from "./estimates.tsx";
import { Overlaps } from "./overlaps.tsx";
import { StudyVerbs } from "./study-verbs.tsx";

export type Study = OutputOf<typeof getStudy>;

/** A study: its lists, which parts can be estimated, what its table says, and the methods beside each other. */
export function Page() {
  const { t } = useText("undetected");
  const { id } = useParams({ strict: false }) as { id: string };
  const [address, change] = useAddress();
  const part = readPart(address.part);
  const asked = useQuestion<typeof getStudy>("undetected.get-study", { studyId: id, part });
  const [jobId, setJobId] = useState<string | null>(null);
  const [reportId, setReportId] = useState<string | null>(null);
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const study = asked.data;
  return (
    <Stack gap="xl">
      <PageTitle
        title={study.title}
        about={study.source}
        action={<StudyVerbs study={study} onStart={setJobId} onReport={setReportId} />}
      />
      {jobId === null ? null : (
        <JobProgress
          key={jobId}
          jobId={jobId}
          onDone={() => void asked.refetch()}
          result={() => <Notice>{t("estimate.done")}</Notice>}
          keeps={{
            about: t("estimate.stop-about"),
            told: t("estimate.stopped"),
            onStopped: () => void asked.refetch(),
          }}
        />
      )}
      {reportId === null ? null : (
        <JobProgress key={reportId} jobId={reportId} result={(job) => <Report made={job.result} />} />
      )}
      <Alert variant="light" color="gray" title={t("study.assumption-title")}>
        {t("study.assumption")}
      </Alert>
      <Parts
        study={study}
        onChoose={(chosen) => change({ part: partKey(chosen) === "" ? undefined : JSON.stringify(chosen) })}
      />
      <section aria-labelledby="of-part">
        <Stack gap="lg">
          <Title order={2} id="of-part">
            {study.partLabel}
          </Title>
          <Standing study={study} />
          <Estimates study={study} />
          <Overlaps study={study} />
          <Against study={study} />
        </Stack>
      </section>
      <Text size="sm" c="dimmed">
        {t("study.snapshot", { checksum: study.studyId.slice(0, 8), runs: study.runs })}
      </Text>
    </Stack>
  );
}

/** The report that a job made, to be saved. */
function Report({ made }: { made: unknown }) {
  const { t } = useText("undetected");
  const file = made as z.infer<(typeof reportJob)["output"]>;
  return (
    <Notice kind="done" live title={t("report.done", { pages: file.pages })}>
      <Button size="compact-sm" onClick={() => void saveMade(file, "pdf")}>
        {t("report.save")}
      </Button>
    </Notice>
  );
}

function readPart(text: string | undefined): Stratum {
  try {
    const found: unknown = JSON.parse(text ?? "{}");
    return typeof found === "object" && found !== null ? (found as Stratum) : {};
  } catch {
    return {};
  }
}

/** Which parts can be estimated at all: looked at before any number is shown. */
function Parts({ study, onChoose }: { study: Study; onChoose: (part: Stratum) => void }) {
  const { t } = useText("undetected");
  const { number } = useFormat();
  if (study.parts.length < 2) return null;
  return (
    <section aria-labelledby="parts">
      <Title order={2} id="parts" size="h3">
        {t("part.title")}
      </Title>
      <Text c="dimmed">{t("part.about")}</Text>
      <Group gap="xs" mt="sm">
        {study.parts.map(({ part, label, people, standing }) => (
          <Button
            key={partKey(part)}
            size="xs"
            variant={partKey(part) === partKey(study.part) ? "filled" : "default"}
            aria-pressed={partKey(part) === partKey(study.part)}
            onClick={() => onChoose(part)}
          >
            {joined(label, number(people), standing === "possible" ? null : t(`standing.${standing}`))}
          </Button>
        ))}
      </Group>
    </section>
  );
}

function Standing({ study }: { study: Study }) {
  const { t } = useText("undetected");
  const { number } = useFormat();
  return (
    <Stack gap="xs">
      <Text>{t("study.detected", { people: number(study.partPeople) })}</Text>
      {study.coarse ? <Text c="dimmed">{t("study.coarse")}</Text> : null}
      {study.standing === "possible" ? null : <Notice>{t(`standing.${study.standing}-why`)}</Notice>}
      <FigureTable
        label={t("study.lists")}
        table={{
          columns: [
            { id: "list", label: t("study.list") },
            { id: "people", label: t("study.people"), numeric: true },
          ],
          rows: (study.check?.lists ?? []).map(({ name, people }) => ({
            list: name,
            people: number(people),
          })),
        }}
      />
    </Stack>
  );
}

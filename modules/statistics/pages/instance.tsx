import { Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import type { Job } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { FigureTable } from "../../../web/components/chart-frame.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { JobProgress } from "../../../web/components/job-progress.tsx";
import { Link } from "../../../web/components/link.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listReleases } from "../instance/list-releases.ts";
import { OwnJusticeSection } from "./own-justice.tsx";

type Releases = OutputOf<typeof listReleases>;

/** The installation's own statistics: which tables were released, building anew, asking for another table. */
export function Page() {
  const { t } = useText("statistics");
  const asked = useQuestion<typeof listReleases>("statistics.list-releases", {});
  const [jobId, setJobId] = useState<string | null>(null);
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  const releases = asked.data;
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("instance.title")}
        about={t("instance.about")}
        action={<Verbs releases={releases} onStart={setJobId} />}
      />
      {jobId === null ? null : (
        <JobProgress
          key={jobId}
          jobId={jobId}
          onDone={() => void asked.refetch()}
          result={(job) => <Notice>{t(`instance.${wordOf(job)}`)}</Notice>}
        />
      )}
      <Standing releases={releases} />
      <OwnJusticeSection />
    </Stack>
  );
}

type Result = { readonly state?: string; readonly released?: boolean | number; readonly why?: string | null };

/** What came of a build or of the check of a table. */
function wordOf({ result }: Job): string {
  const { state, released, why } = (result ?? {}) as Result;
  if (state !== undefined) return `state-${state}`;
  return released === true ? "released" : `why-${why ?? "replaced"}`;
}

function Verbs({ releases, onStart }: { releases: Releases; onStart: (jobId: string) => void }) {
  const { t } = useText("statistics");
  const started = (output: unknown) => onStart((output as { jobId: string }).jobId);
  if (!releases.mayBuild) return null;
  return (
    <Group gap="sm">
      {releases.build === null ? null : (
        <ActionButton
          action="statistics.release-table"
          label={t("instance.release")}
          about={t("instance.release-about")}
          fields={[
            {
              name: "by",
              label: t("data.variables"),
              kind: "choices",
              required: true,
              options: releases.variables.map(({ name, label }) => ({ value: name, label })),
            },
          ]}
          onDone={started}
        />
      )}
      <ActionButton
        action="statistics.rebuild-instance"
        label={t("instance.rebuild")}
        about={t("instance.rebuild-about")}
        input={() => ({})}
        onDone={started}
        variant="default"
      />
    </Group>
  );
}

function Standing({ releases }: { releases: Releases }) {
  const { t } = useText("statistics");
  const { date, number, list } = useFormat();
  if (releases.build === null) return <EmptyState title={t("instance.none")} why={t("instance.none-why")} />;
  const labels = new Map(releases.variables.map(({ name, label }) => [name, label]));
  const named = (names: readonly string[]) => list(names.map((name) => labels.get(name) ?? name));
  return (
    <>
      <Text>{t("instance.cut-off", { day: date(releases.build.cutOff) })}</Text>
      <Group gap="md">
        <Link to="/app/statistics/profile?data=this-instance">{t("nav.profile")}</Link>
        <Link to="/app/statistics/table?dataset=this-instance">{t("nav.table")}</Link>
        <Link to="/app/statistics/data-set/this-instance">{t("instance.source-page")}</Link>
      </Group>
      <section>
        <Title order={2}>{t("instance.ledger")}</Title>
        <Text c="dimmed">{t("instance.ledger-about")}</Text>
        <FigureTable
          label={t("instance.ledger")}
          table={{
            columns: [
              { id: "variables", label: t("data.variables") },
              { id: "cutOff", label: t("instance.day") },
              { id: "shown", label: t("instance.shown"), numeric: true },
              { id: "hidden", label: t("instance.hidden"), numeric: true },
              { id: "released", label: t("instance.released-on") },
            ],
            rows: releases.items.map((release) => ({
              variables: release.joint
                ? t("instance.joint", { variables: named(release.variables) })
                : named(release.variables),
              cutOff: date(release.cutOff),
              shown: number(release.shown),
              hidden: number(release.hidden),
              released: date(release.releasedAt),
            })),
          }}
        />
      </section>
    </>
  );
}

import { Group, Select, Stack } from "@mantine/core";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Bars } from "../../../web/components/bars.tsx";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportButton } from "../../../web/components/export-button.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveAnswer } from "../../../web/components/save-answer.ts";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportFunnel, FunnelTable } from "../funnel/export-funnel.ts";
import type { showFunnel } from "../funnel/show-funnel.ts";
import { type Funnel, type Grouping, groupings, type Row, rowsOf } from "./figures/groups.ts";

/** From charge to final judgment in own cases, by crime, year or court. */
export function Page() {
  const { t } = useText("court");
  const { date } = useFormat();
  const [values, change] = useAddress();
  const asked = useQuestion<typeof showFunnel>("court.show-funnel", {});
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const funnel = asked.data;
  const { fewest } = funnel;
  const by = groupings.find((one) => one === values.by) ?? "crime";
  const rows = rowsOf(funnel, by);
  const row = rows.find(({ key }) => key === values.of) ?? funnel.all;
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("funnel.title")}
        about={t("funnel.about", { day: date(funnel.cutOff), fewest: String(fewest) })}
      />
      {funnel.all.counts.every(({ people }) => people === null) ? (
        <EmptyState title={t("funnel.empty")} why={t("funnel.empty-why", { fewest: String(fewest) })} />
      ) : (
        <>
          <Group gap="md" align="flex-end">
            <Select
              label={t("funnel.by")}
              allowDeselect={false}
              value={by}
              data={groupings.map((value) => ({ value, label: t(`funnel.by-${value}`) }))}
              onChange={(next) => change({ by: next ?? undefined, of: undefined })}
            />
            <Select
              label={t("funnel.of")}
              allowDeselect={false}
              value={row.key}
              data={[funnel.all, ...rows].map(({ key, label }) => ({ value: key, label }))}
              onChange={(next) => change({ of: next === "all" ? undefined : (next ?? undefined) })}
            />
          </Group>
          <Stages funnel={funnel} row={row} by={by} />
          <Weeks funnel={funnel} row={row} by={by} />
          <Groups funnel={funnel} by={by} />
          <Questionnaire funnel={funnel} />
        </>
      )}
    </Stack>
  );
}

type Part = { readonly funnel: Funnel; readonly row: Row; readonly by: Grouping };

function File({ table }: { table: FunnelTable }) {
  const { t } = useText("court");
  return (
    <ExportButton
      label={t("web:chart.export")}
      onExport={() => saveAnswer<typeof exportFunnel>("court.export-funnel", { table })}
    />
  );
}

function useCaveats(funnel: Funnel): string[] {
  const { t } = useText("court");
  return [t("funnel.tens", { fewest: String(funnel.fewest) }), t("funnel.one-division")];
}

function Stages({ funnel, row, by }: Part) {
  const { t } = useText("court");
  const { number } = useFormat();
  const most = Math.max(1, ...row.counts.map(({ people }) => people ?? 0));
  const told = (people: number | null) => (people === null ? t("funnel.few") : number(people));
  return (
    <ChartFrame
      title={t("funnel.question-stages")}
      height={row.counts.length * 30}
      source={t("funnel.source")}
      caveats={useCaveats(funnel)}
      files={<File table={by} />}
      table={{
        columns: [
          { id: "stage", label: t("funnel.stage") },
          { id: "people", label: t("funnel.people"), numeric: true },
          { id: "counted", label: t("funnel.counted") },
        ],
        rows: row.counts.map(({ stage, people }) => ({
          stage: t(`funnel-stage.${stage}`),
          people: told(people),
          counted: t(`funnel-about.${stage}`),
        })),
      }}
    >
      <Bars
        label={t("funnel.question-stages")}
        lines={row.counts.map(({ stage, people }) => ({
          id: stage,
          label: t(`funnel-stage.${stage}`),
          share: people === null ? null : people / most,
          text: told(people),
        }))}
      />
    </ChartFrame>
  );
}

function Weeks({ funnel, row, by }: Part) {
  const { t } = useText("court");
  const { number } = useFormat();
  const told = (weeks: number | null) =>
    weeks === null ? t("funnel.few") : t("funnel.in-weeks", { weeks: number(weeks) });
  const most = Math.max(1, ...row.weeks.flatMap(({ median, ninety }) => [median ?? 0, ninety ?? 0]));
  const kinds = ["median", "ninety"] as const;
  return (
    <ChartFrame
      title={t("funnel.question-weeks")}
      height={row.weeks.length * 60}
      source={t("funnel.source")}
      caveats={[t("funnel.weeks-about", { people: String(funnel.fewestForNinety) })]}
      files={<File table={by} />}
      table={{
        columns: [
          { id: "span", label: t("funnel.span") },
          { id: "median", label: t("funnel.half"), numeric: true },
          { id: "ninety", label: t("funnel.ninety"), numeric: true },
          { id: "counted", label: t("funnel.counted") },
        ],
        rows: row.weeks.map(({ span, median, ninety }) => ({
          span: t(`funnel-span.${span}`),
          median: told(median),
          ninety: told(ninety),
          counted: t(`funnel-about.${span}`),
        })),
      }}
    >
      <Bars
        label={t("funnel.question-weeks")}
        lines={row.weeks.flatMap((one) =>
          kinds.map((kind) => ({
            id: `${one.span}-${kind}`,
            label: `${t(`funnel-span.${one.span}`)}: ${t(kind === "median" ? "funnel.half" : "funnel.ninety")}`,
            share: one[kind] === null ? null : (one[kind] ?? 0) / most,
            faint: kind === "ninety",
            text: told(one[kind]),
          })),
        )}
      />
    </ChartFrame>
  );
}

function Groups({ funnel, by }: { funnel: Funnel; by: Grouping }) {
  const { t } = useText("court");
  const { number } = useFormat();
  const rows = [funnel.all, ...rowsOf(funnel, by)];
  const told = (people: number | null) => (people === null ? t("funnel.few") : number(people));
  const weeks = (one: number | null) => (one === null ? "–" : number(one));
  return (
    <ChartFrame
      title={t("funnel.question-groups")}
      source={t("funnel.source")}
      caveats={useCaveats(funnel)}
      files={<File table={by} />}
      table={{
        columns: [
          { id: "group", label: t(`funnel.by-${by}`) },
          ...funnel.all.counts.map(({ stage }) => ({
            id: stage,
            label: t(`funnel-stage.${stage}`),
            numeric: true,
          })),
          ...funnel.all.weeks.map(({ span }) => ({
            id: span,
            label: `${t(`funnel-span.${span}`)}: ${t("funnel.half")} / ${t("funnel.ninety")}`,
            numeric: true,
          })),
        ],
        rows: rows.map((row) => ({
          group: row.label,
          ...Object.fromEntries(row.counts.map(({ stage, people }) => [stage, told(people)])),
          ...Object.fromEntries(
            row.weeks.map(({ span, median, ninety }) => [
              span,
              t("funnel.in-weeks", { weeks: `${weeks(median)} / ${weeks(ninety)}` }),
            ]),
          ),
        })),
      }}
    >
      {null}
    </ChartFrame>
  );
}

function Questionnaire({ funnel }: { funnel: Funnel }) {
  const { t } = useText("court");
  const { number } = useFormat();
  const told = (people: number | null) => (people === null ? t("funnel.few") : number(people));
  const columns = ["prosecuted", "convicted", "acquitted"] as const;
  return (
    <ChartFrame
      title={t("funnel.questionnaire")}
      source={t("funnel.source")}
      caveats={useCaveats(funnel).slice(0, 1)}
      files={<File table="questionnaire" />}
      table={{
        columns: [
          { id: "year", label: t("funnel.year") },
          { id: "crime", label: t("field.crime") },
          { id: "part", label: t("funnel.part") },
          ...columns.map((id) => ({ id, label: t(`funnel.${id}`), numeric: true })),
        ],
        rows: funnel.questionnaire.map((row) => ({
          year: String(row.year),
          crime: row.crimeLabel,
          part: row.partLabel,
          ...Object.fromEntries(columns.map((id) => [id, told(row[id])])),
        })),
      }}
    >
      {null}
    </ChartFrame>
  );
}

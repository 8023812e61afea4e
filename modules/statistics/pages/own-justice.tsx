import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { call } from "../../../web/api/call.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { type ChartTable, FigureTable } from "../../../web/components/chart-frame.tsx";
import { ExportButton } from "../../../web/components/export-button.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveFile } from "../../../web/components/save-file.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportOwnJustice, JusticeTable } from "../instance/export-own-justice.ts";
import type { OwnJustice } from "../instance/own-justice.ts";
import type { showOwnJustice } from "../instance/show-own-justice.ts";

/** What courts did with the own cases, as told with the last build. */
export function OwnJusticeSection() {
  const { t } = useText("statistics");
  const { date } = useFormat();
  const asked = useQuestion<typeof showOwnJustice>("statistics.show-own-justice", {});
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  const told = asked.data?.told;
  if (told === undefined || told === null) return null;
  const about = t("own-justice.about", { day: date(told.cutOff), fewest: String(told.fewest) });
  const empty = told.all.counts.every(({ people }) => people === null);
  return (
    <section>
      <Title order={2}>{t("own-justice.title")}</Title>
      <Text c="dimmed">{about}</Text>
      {empty ? <Text mt="sm">{t("own-justice.empty")}</Text> : <Tables told={told} />}
    </section>
  );
}

function Tables({ told }: { told: OwnJustice }) {
  const { t } = useText("statistics");
  return (
    <Stack gap="lg" mt="sm">
      {(["crime", "year"] as const).map((by) => {
        const groups = [told.all, ...(by === "crime" ? told.byCrime : told.byYear)];
        return (
          <Part key={by} title={t(`own-justice.by-${by}`)} table={by}>
            <FigureTable label={t(`own-justice.by-${by}`)} table={stagesOf(groups, t)} />
            <FigureTable
              label={joined(t(`own-justice.by-${by}`), t("own-justice.weeks"))}
              table={weeksOf(groups, t)}
            />
          </Part>
        );
      })}
      {told.questionnaire.length === 0 ? null : (
        <Part title={t("own-justice.questionnaire")} table="questionnaire">
          <FigureTable label={t("own-justice.questionnaire")} table={questionnaireOf(told, t)} />
        </Part>
      )}
    </Stack>
  );
}

function Part({ title, table, children }: { title: string; table: JusticeTable; children: ReactNode }) {
  const { t } = useText("statistics");
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={3}>{title}</Title>
        <ExportButton
          label={t("web:chart.export")}
          onExport={async () => {
            const csv = await call<typeof exportOwnJustice>("statistics.export-own-justice", { table });
            saveFile(csv.fileName, csv.text);
          }}
        />
      </Group>
      {children}
    </section>
  );
}

type Words = (key: string, params?: Record<string, string>) => string;
type Groups = readonly (OwnJustice["all"] & { readonly label: string })[];

function stagesOf(groups: Groups, t: Words): ChartTable {
  const stages = groups[0]?.counts.map(({ stage }) => stage) ?? [];
  return {
    columns: [
      { id: "group", label: t("own-justice.group") },
      ...stages.map((stage) => ({ id: stage, label: t(`own-justice.stage.${stage}`), numeric: true })),
    ],
    rows: groups.map(({ label, counts }) => ({
      group: label,
      ...Object.fromEntries(counts.map(({ stage, people }) => [stage, people])),
    })),
  };
}

function weeksOf(groups: Groups, t: Words): ChartTable {
  const spans = groups[0]?.weeks.map(({ span }) => span) ?? [];
  return {
    columns: [
      { id: "group", label: t("own-justice.group") },
      ...spans.flatMap((span) => {
        const named = { span: t(`own-justice.span.${span}`) };
        return [
          { id: `${span} half`, label: t("own-justice.half-of", named), numeric: true },
          { id: `${span} ninety`, label: t("own-justice.ninety-of", named), numeric: true },
        ];
      }),
    ],
    rows: groups.map(({ label, weeks }) => ({
      group: label,
      ...Object.fromEntries(
        weeks.flatMap(({ span, median, ninety }) => [
          [`${span} half`, median],
          [`${span} ninety`, ninety],
        ]),
      ),
    })),
  };
}

function questionnaireOf(told: OwnJustice, t: Words): ChartTable {
  return {
    columns: [
      { id: "year", label: t("own-justice.year") },
      { id: "crime", label: t("own-justice.crime-of") },
      { id: "part", label: t("own-justice.part-of") },
      { id: "prosecuted", label: t("own-justice.prosecuted"), numeric: true },
      { id: "convicted", label: t("own-justice.convicted"), numeric: true },
      { id: "acquitted", label: t("own-justice.acquitted"), numeric: true },
    ],
    rows: told.questionnaire.map((row) => ({
      ...{ year: String(row.year), crime: row.label, part: row.partLabel },
      ...{ prosecuted: row.prosecuted, convicted: row.convicted, acquitted: row.acquitted },
    })),
  };
}

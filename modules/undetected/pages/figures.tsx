import { Group, Stack, Text } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listFigures } from "../figures/list-figures.ts";
import { IntervalPlot } from "./interval-plot.tsx";

type Figures = OutputOf<typeof listFigures>["items"][number];

/** Detected and undetected people as agencies made them known: the table for indicator 16.2.2. */
export function Page() {
  const { t } = useText("undetected");
  const asked = useQuestion<typeof listFigures>("undetected.list-figures", {});
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  return (
    <Stack gap="xl">
      <PageTitle title={t("nav.figures")} about={t("figures.page-about")} />
      {asked.data.items.length === 0 ? (
        <EmptyState title={t("figures.none")} why={t("figures.none-why")} />
      ) : (
        asked.data.items.map((figures) => <Shown key={figures.figuresId} figures={figures} />)
      )}
    </Stack>
  );
}

function Shown({ figures }: { figures: Figures }) {
  const { t } = useText("undetected");
  const { number, date, list } = useFormat();
  const shown = (value: number | null) => (value === null ? null : number(value));
  const everybody = figures.rows.find(({ value }) => value === null);
  return (
    <Stack gap="sm">
      <ChartFrame
        title={t("figures.title", { place: figures.place, year: String(figures.year) })}
        source={`${figures.title} (${figures.source})`}
        height="auto"
        exportName={`palermo-16-2-2-${figures.country.toLowerCase()}-${figures.year}`}
        caveats={[
          t("figures.spread", { low: number(figures.spread.low), high: number(figures.spread.high) }),
          t("figures.method-is", { method: figures.methodLabel, lists: list(figures.lists) }),
          t("figures.protected"),
          t("estimate.untestable"),
          figures.populationSource === null
            ? t("figures.no-population")
            : t("figures.population-is", { source: figures.populationSource }),
          t("figures.made", {
            madeWith: figures.madeWith,
            seed: String(figures.seed),
            checksum: figures.snapshot.slice(0, 8),
          }),
        ]}
        table={{
          columns: [
            { id: "label", label: figures.byLabel ?? t("part.title") },
            { id: "detected", label: t("figures.detected"), numeric: true },
            { id: "undetected", label: t("figures.undetected"), numeric: true },
            { id: "low", label: t("estimate.low"), numeric: true },
            { id: "high", label: t("estimate.high"), numeric: true },
            { id: "rate", label: t("figures.rate"), numeric: true },
          ],
          rows: figures.rows.map((row) => ({
            label: row.label,
            detected: shown(row.detected),
            undetected: shown(row.undetected),
            low: shown(row.low),
            high: shown(row.high),
            rate: shown(row.per100000),
          })),
        }}
      >
        <IntervalPlot
          observed={0}
          rows={figures.rows.map((row) => ({
            label: row.label,
            estimate: row.total,
            why: t("figures.hidden-row"),
            ...(row.low === null ? {} : { outer: { low: row.low, high: row.high } }),
          }))}
        />
      </ChartFrame>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t("figures.shared-on", { day: date(figures.sharedAt) })}
          {everybody?.detected == null
            ? ""
            : ` · ${t("study.detected", { people: number(everybody.detected) })}`}
        </Text>
        {figures.mine ? (
          <ActionButton
            action="undetected.withdraw-figures"
            label={t("figures.withdraw")}
            about={t("figures.withdraw-about")}
            variant="default"
            size="xs"
            initial={{ figuresId: figures.figuresId }}
            done={t("figures.withdrawn")}
          />
        ) : null}
      </Group>
    </Stack>
  );
}

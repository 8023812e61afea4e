import { Stack, Text } from "@mantine/core";
import { useCallback } from "react";
import { Chart, type Palette } from "../../../web/components/chart.tsx";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import type { Option } from "../../../web/components/draw.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { IntervalPlot, type IntervalRow } from "./interval-plot.tsx";
import type { Study } from "./study.tsx";

type Estimate = Study["estimates"][number];

/** Every method that was asked, with its interval or the reason why it has none: never one number alone. */
export function Estimates({ study }: { study: Study }) {
  const { t } = useText("undetected");
  const { number, list } = useFormat();
  if (study.estimates.length === 0)
    return <EmptyState title={t("estimate.none")} why={t("estimate.none-why")} />;
  const whole = (value: number | null | undefined) => (value == null ? null : number(Math.round(value)));
  const totals = study.estimates.flatMap(({ method, result }) =>
    result.estimate === null || method === "chao" ? [] : [result.estimate],
  );
  const reasonOf = ({ result }: Estimate) => (result.reason === null ? "" : t(`reason.${result.reason}`));
  return (
    <Stack gap="md">
      <Text fw={600}>
        {totals.length === 0
          ? t("estimate.no-total")
          : t("estimate.spread", {
              low: whole(Math.min(...totals)),
              high: whole(Math.max(...totals)),
              number: number(totals.length),
            })}
      </Text>
      <ChartFrame
        title={t("estimate.by-method")}
        source={study.source}
        height="auto"
        exportName="palermo-undetected"
        caveats={[t("estimate.interval-about"), t("estimate.untestable")]}
        table={{
          columns: [
            { id: "method", label: t("estimate.method") },
            { id: "total", label: t("estimate.total"), numeric: true },
            { id: "hidden", label: t("estimate.hidden"), numeric: true },
            { id: "low", label: t("estimate.low"), numeric: true },
            { id: "high", label: t("estimate.high"), numeric: true },
            { id: "model", label: t("estimate.model") },
            { id: "why", label: t("estimate.note") },
          ],
          rows: study.estimates.map((one) => ({
            method: t(`method.${one.method}`),
            total: whole(one.result.estimate),
            hidden: whole(one.result.hidden),
            low: whole(intervalOf(one, 0.95)?.low),
            high: whole(intervalOf(one, 0.95)?.high),
            model: one.result.model,
            why: list([
              ...(one.result.reason === null ? [] : [reasonOf(one)]),
              ...one.result.warnings.map(({ code }) => t(`warning.${code}`)),
            ]),
          })),
        }}
      >
        <IntervalPlot
          observed={study.partPeople}
          rows={study.estimates.map((one) => rowOf(one, t(`method.${one.method}`), reasonOf(one)))}
        />
      </ChartFrame>
      <Densities study={study} />
    </Stack>
  );
}

function intervalOf({ result }: Estimate, level: number) {
  return result.intervals.find((one) => Math.abs(one.level - level) < 1e-9);
}

function rowOf(estimate: Estimate, label: string, why: string): IntervalRow {
  const [outer, inner] = [intervalOf(estimate, 0.95), intervalOf(estimate, 0.8)];
  return {
    label,
    why,
    estimate: estimate.result.estimate,
    bound: estimate.result.bound,
    ...(outer === undefined ? {} : { outer }),
    ...(inner === undefined ? {} : { inner }),
  };
}

/** How likely the averaging and drawing methods hold each total to be. */
function Densities({ study }: { study: Study }) {
  const { t } = useText("undetected");
  const drawn = study.estimates.flatMap(({ method, result }) =>
    result.density === null ? [] : [{ name: t(`method.${method}`), ...result.density }],
  );
  if (drawn.length === 0 || study.coarse) return null;
  return (
    <ChartFrame
      title={t("estimate.density")}
      source={study.source}
      height={220}
      table={{
        columns: [
          { id: "method", label: t("estimate.method") },
          { id: "at", label: t("estimate.total"), numeric: true },
          { id: "height", label: t("estimate.height"), numeric: true },
        ],
        rows: drawn.flatMap(({ name, at, height }) =>
          at.map((total, place) => ({
            method: name,
            at: Math.round(total),
            height: (height[place] ?? 0).toPrecision(3),
          })),
        ),
      }}
    >
      <DensityChart label={t("estimate.density")} drawn={drawn} />
    </ChartFrame>
  );
}

function DensityChart({ label, drawn }: { label: string; drawn: readonly Drawn[] }) {
  const key = JSON.stringify(drawn);
  // Drawn anew only when the figures are others.
  const option = useCallback((palette: Palette) => densityOption(palette, JSON.parse(key) as Drawn[]), [key]);
  return <Chart label={label} height={220} option={option} />;
}

type Drawn = { readonly name: string; readonly at: readonly number[]; readonly height: readonly number[] };

function densityOption(palette: Palette, drawn: readonly Drawn[]): Option {
  const text = { color: palette.ink, fontFamily: palette.font };
  return {
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
    grid: { left: 12, right: 24, top: 34, bottom: 8, containLabel: true },
    legend: { top: 0, textStyle: text },
    xAxis: {
      type: "value",
      scale: true,
      axisLabel: { ...text, hideOverlap: true, formatter: (value: number) => palette.number(value) },
      splitLine: { show: false },
    },
    yAxis: { type: "value", show: false },
    series: drawn.map(({ name, at, height }, index) => {
      const top = Math.max(...height, Number.MIN_VALUE);
      return {
        name,
        type: "line",
        showSymbol: false,
        smooth: true,
        data: at.map((total, place) => [total, (height[place] ?? 0) / top]),
        lineStyle: {
          color: palette.series[index],
          type: index === 0 ? "solid" : index === 1 ? "dashed" : "dotted",
        },
        itemStyle: { color: palette.series[index] },
        areaStyle: { opacity: 0.08 },
      };
    }),
  };
}

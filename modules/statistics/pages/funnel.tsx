import { Stack, Text } from "@mantine/core";
import { type RefObject, useMemo, useRef } from "react";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Chart, type MakeDrawing } from "../../../web/components/chart.tsx";
import { ChartFrame, FigureTable } from "../../../web/components/chart-frame.tsx";
import type { FileFormat } from "../../../web/components/export-menu.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showJusticeFunnel } from "../show-justice-funnel.ts";
import type { Funnel } from "../statistics.ts";
import { type Bar, barsHeight, barsOption, linesOption } from "./bars.ts";
import { figureText } from "./cell-text.ts";
import { DataSetChoice } from "./data-set-choice.tsx";
import { saveView } from "./export-view.ts";
import { FilterBar } from "./filter-bar.tsx";
import { NoData } from "./no-data.tsx";

/** From recorded offences to convictions. */
export function Page() {
  const { t } = useText("statistics");
  const [values, change] = useAddress();
  const { dataset, region, country, from, to } = values;
  const funnel = useQuestion<typeof showJusticeFunnel>("statistics.show-justice-funnel", {
    ...(dataset === undefined ? {} : { dataset }),
    ...(region === undefined ? {} : { region }),
    ...(country === undefined ? {} : { country }),
    ...(from === undefined ? {} : { from: Number(from) }),
    ...(to === undefined ? {} : { to: Number(to) }),
  });
  return (
    <Stack gap="lg">
      <PageTitle title={t("nav.funnel")} about={t("page.funnel-about")} />
      {funnel.error ? <ProblemPanel problem={funnel.error} onRetry={() => funnel.refetch()} /> : null}
      {funnel.isPending ? <Waiting lines={8} /> : null}
      {funnel.data?.dataSet === null ? <NoData /> : null}
      {funnel.data?.dataSet ? (
        <>
          <DataSetChoice
            kind="indicators"
            value={funnel.data.dataSet.code}
            onChange={(code) => change({ dataset: code })}
          />
          <FilterBar variables={funnel.data.filters} values={values} onChange={change} />
          <Stages funnel={funnel.data} values={values} />
          <Years funnel={funnel.data} values={values} />
          <Countries funnel={funnel.data} />
        </>
      ) : null}
    </Stack>
  );
}

type Part = { funnel: Funnel; values: Readonly<Record<string, string>> };

function sourceOf(funnel: Funnel): string {
  return joined(funnel.dataSet?.source, funnel.dataSet?.licence);
}

/** The files of one panel: the same selection as on the page. */
function Files({ funnel, values, panel, drawing }: Part & { panel: string; drawing: Drawing }) {
  const { t } = useText("statistics");
  const filters = Object.fromEntries(
    ["region", "country", "from", "to"].flatMap((name) => (values[name] ? [[name, [values[name]]]] : [])),
  );
  const ask = { view: "funnel", data: { view: funnel.dataSet?.dataSetId ?? "" }, filters };
  return (
    <ExportMenu
      label={t("views.export")}
      formats={formats}
      onExport={(format) =>
        saveView(ask, { panel, format, ...(drawing.current ? { drawing: drawing.current } : {}) })
      }
    />
  );
}

type Drawing = RefObject<MakeDrawing | null>;
const formats: readonly FileFormat[] = ["csv", "xlsx", "pdf", "svg", "png"];

function Stages({ funnel, values }: Part) {
  const { t } = useText("statistics");
  const drawing: Drawing = useRef(null);
  const format = useFormat();
  const option = useMemo(() => {
    const bars = funnel.stages.map(
      ({ label, all }): Bar => ({
        label,
        low: all?.low ?? null,
        ...(all === null ? {} : { high: all.high }),
        text: figureText(all, { t, format }),
      }),
    );
    return barsOption(bars, 0);
  }, [funnel, t, format]);
  const title = t("page.question.funnel");
  return (
    <ChartFrame
      title={title}
      height={barsHeight(4)}
      table={{
        columns: [
          { id: "stage", label: t("page.stage") },
          { id: "all", label: t("page.all"), numeric: true },
          { id: "countries", label: t("page.countries"), numeric: true },
          { id: "matched", label: t("page.matched"), numeric: true },
        ],
        rows: funnel.stages.map(({ label, all, countries, matched }) => ({
          stage: label,
          all: figureText(all, { t, format }),
          countries,
          matched: figureText(matched, { t, format }),
        })),
      }}
      source={sourceOf(funnel)}
      caveats={[
        t("page.matched-about", { count: format.number(funnel.matchedPairs) as never }),
        ...funnel.caveats,
      ]}
      files={<Files funnel={funnel} values={values} panel="stages" drawing={drawing} />}
    >
      <Chart label={title} height={barsHeight(4)} option={option} drawing={drawing} />
    </ChartFrame>
  );
}

function Years({ funnel, values }: Part) {
  const { t } = useText("statistics");
  const drawing: Drawing = useRef(null);
  const format = useFormat();
  const option = useMemo(() => {
    const years = funnel.byYear.map(({ year }) => year);
    return linesOption(
      years,
      funnel.stages.map(({ stage, label }) => ({
        name: label,
        values: funnel.byYear.map(({ figures }) => figures[stage]?.low ?? null),
      })),
    );
  }, [funnel]);
  const title = t("page.question.funnel-years");
  return (
    <ChartFrame
      title={title}
      height={320}
      table={{
        columns: [
          { id: "year", label: t("variable.year") },
          ...funnel.stages.map(({ stage, label }) => ({ id: stage, label, numeric: true })),
        ],
        rows: funnel.byYear.map(({ year, figures }) => ({
          year: String(year),
          ...Object.fromEntries(
            funnel.stages.map(({ stage }) => [stage, figureText(figures[stage], { t, format })]),
          ),
        })),
      }}
      source={sourceOf(funnel)}
      caveats={funnel.caveats}
      files={<Files funnel={funnel} values={values} panel="years" drawing={drawing} />}
    >
      <Chart label={title} height={320} option={option} drawing={drawing} />
    </ChartFrame>
  );
}

function Countries({ funnel }: { funnel: Funnel }) {
  const { t } = useText("statistics");
  const format = useFormat();
  const title = t("page.question.funnel-countries");
  return (
    <section>
      <Text component="h2" fw={600}>
        {title}
      </Text>
      <FigureTable
        label={title}
        table={{
          columns: [
            { id: "country", label: t("variable.country") },
            ...funnel.stages.map(({ stage, label }) => ({ id: stage, label, numeric: true })),
          ],
          rows: funnel.byCountry.map(({ label, figures }) => ({
            country: label,
            ...Object.fromEntries(
              funnel.stages.map(({ stage }) => [stage, figureText(figures[stage], { t, format })]),
            ),
          })),
        }}
      />
    </section>
  );
}

import { Group, SegmentedControl, Select, Stack, Switch } from "@mantine/core";
import type { InputOf, OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Bars } from "../../../web/components/bars.tsx";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveAnswer } from "../../../web/components/save-answer.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { barEnds } from "../numbers/distribution.ts";
import { groupings, units } from "../numbers/numbers.ts";
import type { exportNumbers, showNumbers } from "../numbers/show-numbers.ts";
import { useAddress } from "./use-address.ts";

type Ask = InputOf<typeof showNumbers>;
type Numbers = OutputOf<typeof showNumbers>;
type Row = Numbers["all"];

const crimes = ["trafficking_in_persons", "smuggling_of_migrants"] as const;

/** Convictions and sentences in the collection, by what the reader chooses. */
export function Page() {
  const { t } = useText("caselaw");
  const [values, change] = useAddress();
  const ask: Ask = {
    by: groupings.find((one) => one === values.by) ?? "jurisdiction",
    unit: units.find((one) => one === values.unit) ?? "defendant",
    ...(values.final === "yes" ? { final: "yes" as const } : {}),
  };
  const crime = crimes.find((one) => one === values.crime);
  const whole = crime === undefined ? ask : { ...ask, crime };
  const numbers = useQuestion<typeof showNumbers>("caselaw.show-numbers", whole);
  return (
    <Stack gap="lg">
      <PageTitle title={t("nav.numbers")} about={t("numbers.about")} />
      <Group gap="md" align="flex-end">
        <Select
          label={t("numbers.by")}
          allowDeselect={false}
          value={ask.by ?? "jurisdiction"}
          data={groupings.map((value) => ({ value, label: t(`facet.${value}`) }))}
          onChange={(next) => change({ by: next ?? undefined })}
        />
        <Select
          label={t("numbers.crime")}
          clearable
          placeholder={t("numbers.all-crimes")}
          value={crime ?? null}
          data={crimes.map((value) => ({ value, label: t(`numbers.crimes.${value}`) }))}
          onChange={(next) => change({ crime: next ?? undefined })}
        />
        <SegmentedControl
          aria-label={t("numbers.unit")}
          value={ask.unit ?? "defendant"}
          data={units.map((value) => ({ value, label: t(`numbers.units.${value}`) }))}
          onChange={(next) => change({ unit: next })}
        />
        <Switch
          label={t("numbers.final-only")}
          checked={ask.final === "yes"}
          onChange={(event) => change({ final: event.currentTarget.checked ? "yes" : undefined })}
        />
      </Group>
      {numbers.error ? <ProblemPanel problem={numbers.error} onRetry={() => numbers.refetch()} /> : null}
      {numbers.isPending ? <Waiting lines={8} /> : null}
      {numbers.data && numbers.data.all.cases === 0 ? (
        <EmptyState title={t("search.empty")} why={t("search.empty-why")} />
      ) : null}
      {numbers.data && numbers.data.all.cases > 0 ? <Charts numbers={numbers.data} ask={whole} /> : null}
    </Stack>
  );
}

function Charts({ numbers, ask }: { numbers: Numbers; ask: Ask }) {
  const { t } = useText("caselaw");
  const unit = ask.unit ?? "defendant";
  const files = (
    <ExportMenu
      module="caselaw"
      label={t("search.export")}
      formats={["csv", "xlsx"]}
      onExport={(format) =>
        saveAnswer<typeof exportNumbers>("caselaw.export-numbers", {
          ...ask,
          format: format === "xlsx" ? "xlsx" : "csv",
        })
      }
    />
  );
  const rows = [numbers.all, ...numbers.rows];
  const caveats = [
    t("numbers.no-sample"),
    t(`numbers.unit-about.${unit}`),
    ...(ask.by === "jurisdiction" ? [] : [t("numbers.several")]),
    ...(rows.some(({ few }) => few) ? [t("numbers.few-about")] : []),
  ];
  return (
    <>
      <Rates rows={rows} unit={unit} caveats={caveats} files={files} />
      <Months rows={rows} caveats={[...caveats, t("numbers.months-about")]} files={files} />
      <Spread row={numbers.all} caveats={[t("numbers.no-sample"), t("numbers.months-about")]} files={files} />
    </>
  );
}

type Part = { caveats: string[]; files: React.ReactNode };

function Rates({ rows, unit, caveats, files }: Part & { rows: Row[]; unit: string }) {
  const { t } = useText("caselaw");
  const { percent, number } = useFormat();
  const decided = (row: Row) => row.convicted + row.acquitted;
  return (
    <ChartFrame
      title={t(`numbers.rate-question.${unit}`)}
      height={Math.max(120, rows.length * 30)}
      source={t("numbers.source")}
      caveats={caveats}
      files={files}
      table={{
        columns: [
          { id: "group", label: t("numbers.group") },
          { id: "cases", label: t("numbers.cases"), numeric: true },
          { id: "convicted", label: t(`numbers.convicted-${unit}`), numeric: true },
          { id: "acquitted", label: t(`numbers.acquitted-${unit}`), numeric: true },
          { id: "other", label: t("numbers.other"), numeric: true },
          { id: "rate", label: t("numbers.rate"), numeric: true },
        ],
        rows: rows.map((row) => ({
          group: row.label,
          cases: row.cases,
          convicted: row.convicted,
          acquitted: row.acquitted,
          other: row.other,
          rate: row.rate === null ? "–" : percent(row.rate),
        })),
      }}
    >
      <Bars
        label={t(`numbers.rate-question.${unit}`)}
        lines={rows.map((row) => ({
          id: row.group || "all",
          label: row.label,
          share: row.rate,
          faint: row.few,
          text:
            row.rate === null
              ? t("numbers.nothing-decided")
              : joined(percent(row.rate), `n = ${number(decided(row))}`, row.few ? t("numbers.few") : null),
        }))}
      />
    </ChartFrame>
  );
}

function Months({ rows, caveats, files }: Part & { rows: Row[] }) {
  const { t } = useText("caselaw");
  const { number } = useFormat();
  const most = Math.max(1, ...rows.map(({ months }) => months.median ?? 0));
  const month = (value: number | null) => (value === null ? "–" : number(Math.round(value)));
  return (
    <ChartFrame
      title={t("numbers.median-question")}
      height={Math.max(120, rows.length * 30)}
      source={t("numbers.source")}
      caveats={caveats}
      files={files}
      table={{
        columns: ["group", "prison", "lower", "median", "upper", "life", "suspended"].map((id) => ({
          id,
          label: t(`numbers.${id}`),
          numeric: id !== "group",
        })),
        rows: rows.map((row) => ({
          group: row.label,
          prison: row.months.n,
          lower: month(row.months.lower),
          median: month(row.months.median),
          upper: month(row.months.upper),
          life: row.life,
          suspended: row.suspended,
        })),
      }}
    >
      <Bars
        label={t("numbers.median-question")}
        lines={rows.map((row) => ({
          id: row.group || "all",
          label: row.label,
          share: row.months.median === null ? null : row.months.median / most,
          faint: row.months.n < 10,
          text:
            row.months.median === null
              ? t("numbers.no-sentence")
              : joined(
                  row.months.n < 4
                    ? t("numbers.only-median", { median: month(row.months.median) })
                    : t("numbers.quartiles", {
                        median: month(row.months.median),
                        lower: month(row.months.lower),
                        upper: month(row.months.upper),
                      }),
                  `n = ${number(row.months.n)}`,
                ),
        }))}
      />
    </ChartFrame>
  );
}

function Spread({ row, caveats, files }: Part & { row: Row }) {
  const { t } = useText("caselaw");
  const { number } = useFormat();
  const bars = row.months.bars.map((count, at) => {
    const from = at === 0 ? 0 : (barEnds[at - 1] ?? 0) / 12;
    const end = barEnds[at];
    return {
      id: String(at),
      label:
        end === undefined
          ? t("numbers.above", { years: number(from) })
          : t("numbers.years", { from: number(from), to: number(end / 12) }),
      count,
    };
  });
  const shown = [
    ...bars,
    { id: "life", label: t("numbers.life"), count: row.life },
    { id: "suspended", label: t("numbers.suspended"), count: row.suspended },
  ];
  const most = Math.max(1, ...shown.map(({ count }) => count));
  return (
    <ChartFrame
      title={t("numbers.spread-question")}
      height={shown.length * 30}
      source={t("numbers.source")}
      caveats={caveats}
      files={files}
      table={{
        columns: [
          { id: "label", label: t("numbers.sentence") },
          { id: "count", label: t("numbers.sentences"), numeric: true },
        ],
        rows: shown.map(({ label, count }) => ({ label, count })),
      }}
    >
      <Bars
        label={t("numbers.spread-question")}
        lines={shown.map(({ id, label, count }) => ({ id, label, share: count / most, text: number(count) }))}
      />
    </ChartFrame>
  );
}

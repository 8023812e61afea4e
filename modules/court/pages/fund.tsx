import { Group, NumberInput, Select, Stack } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { formatMoney } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Bars } from "../../../web/components/bars.tsx";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportButton } from "../../../web/components/export-button.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveAnswer } from "../../../web/components/save-answer.ts";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportFund } from "../money/export-fund.ts";
import type { FundAsk } from "../money/read-fund.ts";
import type { showFund } from "../money/show-fund.ts";

type Fund = OutputOf<typeof showFund>;
const flows = ["proceeds", "given", "returns"] as const;

function yearOf(text: string | undefined): number | undefined {
  const year = Number(text);
  return Number.isInteger(year) && year >= 1900 && year <= 2200 ? year : undefined;
}

/** The victims' fund: money in, its share, and what of that finances returns. */
export function Page() {
  const { t } = useText("court");
  const [values, change] = useAddress();
  const [from, to] = [yearOf(values.from), yearOf(values.to)];
  const currency = /^[A-Z]{3}$/.test(values.currency ?? "") ? values.currency : undefined;
  const ask: FundAsk = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(currency === undefined ? {} : { currency }),
  };
  const asked = useQuestion<typeof showFund>("court.show-fund", ask);
  const year = (name: "from" | "to", value: number | undefined) => (
    <NumberInput
      label={t(`fund.${name}`)}
      value={value ?? ""}
      min={1900}
      max={2200}
      maw={140}
      thousandSeparator=""
      onChange={(next) => change({ [name]: yearOf(String(next)) === undefined ? undefined : String(next) })}
    />
  );
  return (
    <Stack gap="lg">
      <PageTitle title={t("fund.title")} about={t("fund.about")} />
      <Group gap="md" align="flex-end">
        {year("from", from)}
        {year("to", to)}
        <Select
          label={t("fund.currency")}
          clearable
          placeholder={t("fund.every-currency")}
          value={currency ?? null}
          data={asked.data?.currencies ?? (currency === undefined ? [] : [currency])}
          onChange={(next) => change({ currency: next ?? undefined })}
        />
      </Group>
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting lines={6} /> : null}
      {asked.data && asked.data.years.length === 0 ? (
        <EmptyState title={t("fund.empty")} why={t("fund.empty-why")} />
      ) : null}
      {asked.data && asked.data.years.length > 0 ? <Figures fund={asked.data} ask={ask} /> : null}
    </Stack>
  );
}

function Figures({ fund, ask }: { fund: Fund; ask: FundAsk }) {
  const { t, lang } = useText("court");
  const { list, percent } = useFormat();
  const amounts = (of: Fund["given"]) =>
    of.length === 0 ? "–" : list(of.map((one) => formatMoney(one, lang)));
  const common = {
    source: t("fund.source", { cases: String(fund.cases) }),
    files: (
      <ExportButton
        label={t("web:chart.export")}
        onExport={() => saveAnswer<typeof exportFund>("court.export-fund", ask)}
      />
    ),
  };
  const shares = fund.shares.flatMap(({ currency, ofProceeds, ofGiven }) => [
    { id: `proceeds-${currency}`, label: t("fund.share-of-proceeds", { currency }), share: ofProceeds },
    { id: `given-${currency}`, label: t("fund.share-of-given", { currency }), share: ofGiven },
  ]);
  const told = (share: number | null) => (share === null ? t("fund.no-share") : percent(share));
  return (
    <>
      <Facts
        items={[
          ...flows.map((flow) => ({
            label: t(`fund.${flow}`),
            value: <bdi>{amounts(fund[flow])}</bdi>,
          })),
          { label: t("fund.left"), value: <bdi>{amounts(fund.left)}</bdi> },
        ]}
      />
      <ChartFrame
        {...common}
        title={t("fund.question-shares")}
        height={shares.length * 34}
        caveats={[t("fund.about-proceeds"), t("fund.about-given"), t("fund.apart")]}
        table={{
          columns: [
            { id: "label", label: t("fund.flow") },
            { id: "share", label: t("fund.share"), numeric: true },
          ],
          rows: shares.map(({ label, share }) => ({ label, share: told(share) })),
        }}
      >
        <Bars
          label={t("fund.question-shares")}
          lines={shares.map(({ id, label, share }) => ({ id, label, share, text: told(share) }))}
        />
      </ChartFrame>
      <ChartFrame
        {...common}
        title={t("fund.question-years")}
        caveats={[t("fund.about-left"), t("fund.apart")]}
        table={{
          columns: [
            { id: "year", label: t("funnel.year") },
            ...flows.map((id) => ({ id, label: t(`fund.${id}`), numeric: true })),
          ],
          rows: fund.years.map((one) => ({
            year: String(one.year),
            ...Object.fromEntries(flows.map((id) => [id, amounts(one[id])])),
          })),
        }}
      >
        {null}
      </ChartFrame>
    </>
  );
}

import { lazy, Suspense } from "react";
import { formatMoney } from "#kernel/words";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ChartFrame } from "../../../../web/components/chart-frame.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { getMoneyFlows } from "../../finance/get-money-flows.ts";
import type { FlowsOfCurrency } from "../../finance/transfer.ts";
import { drawnFlows, moneyRiver } from "./money-river.ts";

const Chart = lazy(async () => ({ default: (await import("../../../../web/components/chart.tsx")).Chart }));

/** What moved between whom, one picture and one table for each currency. */
export function MoneyFlows({ caseId }: { caseId: string }) {
  const asked = useQuestion<typeof getMoneyFlows>("casefile.get-money-flows", { caseId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  return asked.data.currencies.map((one) => <OneCurrency key={one.currency} flows={one} />);
}

function OneCurrency({ flows }: { flows: FlowsOfCurrency }) {
  const { t, lang } = useText("casefile");
  const { date, number } = useFormat();
  const { currency, first, last, transfers } = flows;
  const money = (amount: string) => formatMoney({ amount, currency }, lang === "ar" ? "ar-u-nu-latn" : lang);
  const title = t("money.flows", { currency });
  const height = Math.max(220, Math.min(560, 40 * new Set(flows.flows.map(({ to }) => to)).size + 120));
  return (
    <ChartFrame
      title={title}
      table={{
        columns: [
          { id: "from", label: t("transfer.from") },
          { id: "to", label: t("transfer.to") },
          { id: "amount", label: t("transfer.amount"), numeric: true },
          { id: "transfers", label: t("money.transfers"), numeric: true },
        ],
        rows: flows.flows.map((flow) => ({ ...flow, amount: money(flow.amount) })),
      }}
      source={t("money.source", {
        count: transfers,
        number: number(transfers),
        first: date(first),
        last: date(last),
        sum: `\u2068${money(flows.amount)}\u2069`,
      })}
      caveats={[
        t("money.never-mixed"),
        ...(flows.flows.length > drawnFlows ? [t("money.largest", { number: number(drawnFlows) })] : []),
      ]}
      exportName={`flows-${currency}`}
      height={height}
    >
      <Suspense fallback={<Waiting lines={4} />}>
        <Chart label={title} height={height} option={moneyRiver(flows, money)} />
      </Suspense>
    </ChartFrame>
  );
}

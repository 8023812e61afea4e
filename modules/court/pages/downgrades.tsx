import { Group, Select, Stack, TextInput, Title } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Bars } from "../../../web/components/bars.tsx";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportButton } from "../../../web/components/export-button.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { RecordLine } from "../../../web/components/record-line.tsx";
import { saveAnswer } from "../../../web/components/save-answer.ts";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportDowngrades } from "../outcome/export-downgrades.ts";
import type { listDowngrades } from "../outcome/list-downgrades.ts";

type Ledger = OutputOf<typeof listDowngrades>;
type Line = Ledger["items"][number];
const kinds = ["trafficking", "smuggling"] as const;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Where trafficking or smuggling became something lesser (K6). */
export function Page() {
  const { t } = useText("court");
  const [values, change] = useAddress();
  const asDay = (text: string | undefined) => (day.test(text ?? "") ? text : undefined);
  const indicated = kinds.find((one) => one === values.indicated);
  const ask = {
    ...(asDay(values.from) === undefined ? {} : { from: values.from }),
    ...(asDay(values.to) === undefined ? {} : { to: values.to }),
    ...(indicated === undefined ? {} : { indicated }),
  };
  const asked = useQuestion<typeof listDowngrades>("court.list-downgrades", ask);
  const ledger = asked.data;
  const courts = (ledger?.byCourt ?? []).flatMap(({ courtId, courtName }) =>
    courtId === null ? [] : [{ value: courtId, label: courtName ?? t("funnel.court-gone") }],
  );
  const items = (ledger?.items ?? []).filter(
    ({ courtId }) => values.court === undefined || courtId === values.court,
  );
  const dayInput = (name: "from" | "to") => (
    <TextInput
      type="date"
      label={t(name === "from" ? "field.from" : "field.until")}
      value={asDay(values[name]) ?? ""}
      onChange={(event) => change({ [name]: event.currentTarget.value || undefined })}
    />
  );
  return (
    <Stack gap="lg">
      <PageTitle title={t("downgrades.title")} about={t("downgrades.about")} />
      <Group gap="md" align="flex-end">
        {dayInput("from")}
        {dayInput("to")}
        <Select
          label={t("input.indicated")}
          clearable
          placeholder={t("downgrades.every-kind")}
          value={indicated ?? null}
          data={kinds.map((value) => ({ value, label: t(`family.${value}`) }))}
          onChange={(next) => change({ indicated: next ?? undefined })}
        />
        <Select
          label={t("hearings.court")}
          clearable
          placeholder={t("downgrades.every-court")}
          value={courts.some(({ value }) => value === values.court) ? (values.court ?? null) : null}
          data={courts}
          onChange={(next) => change({ court: next ?? undefined })}
        />
      </Group>
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting lines={6} /> : null}
      {ledger && ledger.byCourt.length > 0 ? (
        <ByCourt
          ledger={ledger}
          save={() =>
            saveAnswer<typeof exportDowngrades>("court.export-downgrades", {
              ...ask,
              ...(values.court === undefined ? {} : { courtId: values.court }),
            })
          }
        />
      ) : null}
      {ledger && items.length === 0 ? (
        <EmptyState title={t("downgrades.empty")} why={t("downgrades.empty-why")} />
      ) : null}
      {items.length === 0 ? null : (
        <section>
          <Title order={2} size="h3">
            {t("downgrades.ledger")}
          </Title>
          <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {items.map((line) => (
              <LedgerLine key={line.verdictId} line={line} />
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}

function ByCourt({ ledger, save }: { ledger: Ledger; save: () => Promise<void> }) {
  const { t } = useText("court");
  const { percent, number } = useFormat();
  const rows = ledger.byCourt.map((one) => ({
    ...one,
    label: one.courtName ?? t("downgrades.no-court"),
    share: one.verdicts === 0 ? null : one.downgraded / one.verdicts,
  }));
  return (
    <ChartFrame
      title={t("downgrades.question-courts")}
      height={Math.max(60, rows.length * 32)}
      source={t("downgrades.source")}
      caveats={[t("downgrades.about-count"), t("downgrades.own")]}
      files={<ExportButton label={t("web:chart.export")} onExport={save} />}
      table={{
        columns: [
          { id: "court", label: t("hearings.court") },
          { id: "verdicts", label: t("downgrades.verdicts"), numeric: true },
          { id: "downgraded", label: t("downgrades.downgraded"), numeric: true },
          { id: "share", label: t("fund.share"), numeric: true },
        ],
        rows: rows.map(({ label, verdicts, downgraded, share }) => ({
          ...{ court: label, verdicts, downgraded, share: share === null ? "–" : percent(share) },
        })),
      }}
    >
      <Bars
        label={t("downgrades.question-courts")}
        lines={rows.map(({ courtId, label, verdicts, downgraded, share }) => ({
          ...{ id: courtId ?? "none", label, share },
          text: t("downgrades.of-verdicts", { downgraded: number(downgraded), verdicts: number(verdicts) }),
        }))}
      />
    </ChartFrame>
  );
}

function LedgerLine({ line }: { line: Line }) {
  const { t } = useText("court");
  const { date, list } = useFormat();
  const kind = (one: Line["indicated"]) => (one === "none" ? t("class.none") : t(`family.${one}`));
  const { range, imprisonmentMonths: months } = line;
  const known = range !== null && range.leastMonths !== null && range.mostMonths !== null;
  return (
    <RecordLine
      compartment="prosecution"
      quiet={[
        joined(date(line.on), line.courtName ?? t("downgrades.no-court"), line.citation),
        joined(
          line.life ? t("outcome.life") : months === null ? null : t("outcome.months", { count: months }),
          known
            ? t("outcome.range", { least: range.leastMonths ?? 0, most: range.mostMonths ?? 0 })
            : t("downgrades.no-range"),
        ),
        ...(line.harms.length === 0
          ? []
          : [t("downgrades.harm", { harms: list(line.harms.map((one) => t(`harm.${one}`))) })]),
      ]}
    >
      <Link to={`/app/court/case/${line.caseCode}`}>
        <bdi>{t("outcome.count", { count: line.count, code: line.accusedCode })}</bdi>
      </Link>
      <div>
        {t("outcome.downgraded", {
          indicated: kind(line.indicated),
          charged: kind(line.charged),
          convicted: kind(line.convicted),
        })}
      </div>
      <div dir="auto">{t("downgrades.why", { reason: line.downgradeReason })}</div>
    </RecordLine>
  );
}

import { List, Stack, Text, Title } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { FigureTable } from "../../../web/components/chart-frame.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getDataSet } from "../get-data-set.ts";
import type { DataSet } from "../statistics.ts";

/** One data set: where it comes from, what to beware of, what was not accepted. */
export function Page() {
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const set = useQuestion<typeof getDataSet>("statistics.get-data-set", { dataset: code });
  if (set.error) return <ProblemPanel problem={set.error} onRetry={() => set.refetch()} />;
  if (set.isPending) return <Waiting lines={8} />;
  return <Shown set={set.data} />;
}

function Shown({ set }: { set: DataSet }) {
  const { t } = useText("statistics");
  const { number, dateTime } = useFormat();
  const navigate = useNavigate();
  const page = set.kind === "records" ? "profile" : set.kind === "indicators" ? "funnel" : "table";
  return (
    <Stack gap="lg">
      <PageTitle
        title={set.title}
        code={set.code}
        about={set.coverage}
        action={
          <Link to={`/app/statistics/${page}?${page === "profile" ? "data" : "dataset"}=${set.code}`}>
            {t(`nav.${page}`)}
          </Link>
        }
        more={
          set.may.includes("remove-data-set") ? (
            <ActionButton
              action="statistics.remove-data-set"
              label={t("data.remove")}
              about={t("data.remove-about")}
              input={() => ({ dataset: set.code })}
              done={t("data.removed")}
              onDone={() => navigate({ to: "/app/statistics/data-sets" })}
              variant="default"
              danger
            />
          ) : undefined
        }
      />
      <Facts
        items={[
          { label: t("data.kind"), value: t(`data.${set.kind}`) },
          { label: t("data.period"), value: `${set.firstYear ?? ""}–${set.lastYear ?? ""}` },
          { label: t("data.source"), value: set.source },
          { label: t("data.licence"), value: set.licence },
          { label: t("data.republication"), value: t(`data.${set.republication}`) },
          { label: t("data.unit"), value: set.unit },
          ...(set.grain === null ? [] : [{ label: t("data.grain"), value: t(`data.${set.grain}`) }]),
          ...(set.measures.length === 0
            ? []
            : [{ label: t("data.measures"), value: joined(...set.measures.map(({ label }) => label)) }]),
          { label: t("data.rows-read"), value: number(set.rowsRead) },
          { label: t("data.accepted"), value: number(set.accepted) },
          { label: t("data.rejected"), value: number(set.rejectedCount) },
          { label: t("data.imported"), value: dateTime(set.importedAt) },
          ...(set.importedBy === null
            ? []
            : [{ label: t("data.importer"), value: <bdi>{set.importedBy}</bdi> }]),
          { label: t("data.file"), value: <bdi>{set.fileName}</bdi> },
          {
            label: t("data.checksum"),
            value: <bdi style={{ overflowWrap: "anywhere" }}>{set.checksum}</bdi>,
          },
        ]}
      />
      <section>
        <Title order={2}>{t("data.caveats")}</Title>
        <List>
          {set.caveats.map((caveat) => (
            <List.Item key={caveat}>{caveat}</List.Item>
          ))}
        </List>
      </section>
      <section>
        <Title order={2}>{t("data.variables")}</Title>
        <Text>{joined(...set.variables.map(({ label }) => label))}</Text>
        <Link to={`/app/statistics/table?dataset=${set.code}`}>{t("nav.table")}</Link>
      </section>
      {set.breaks.length > 0 ? (
        <section>
          <Title order={2}>{t("data.breaks")}</Title>
          <FigureTable
            label={t("data.breaks")}
            table={{
              columns: [
                { id: "at", label: t("data.at") },
                { id: "text", label: t("data.what") },
              ],
              rows: set.breaks.map((one) => ({ ...one })),
            }}
          />
        </section>
      ) : null}
      {set.gaps.length > 0 ? (
        <section>
          <Title order={2}>{t("data.gaps")}</Title>
          <FigureTable
            label={t("data.gaps")}
            table={{
              columns: [
                { id: "label", label: t("data.coverage") },
                { id: "from", label: t("data.from") },
                { id: "to", label: t("data.to") },
                { id: "periods", label: t("data.periods"), numeric: true },
              ],
              rows: set.gaps.map(({ label, from, to, periods }) => ({
                label: label ?? t("data.gap-whole"),
                from,
                to,
                periods: number(periods),
              })),
            }}
          />
        </section>
      ) : null}
      {set.rejected.length > 0 ? (
        <section>
          <Title order={2}>{t("data.rejected-title")}</Title>
          <Text c="dimmed">{t("data.rejected-about")}</Text>
          <FigureTable
            label={t("data.rejected-title")}
            table={{
              columns: [
                { id: "row", label: t("data.row"), numeric: true },
                { id: "column", label: t("data.column") },
                { id: "value", label: t("data.value") },
                { id: "expected", label: t("data.expected") },
              ],
              rows: set.rejected.map((refused) => ({ ...refused })),
            }}
          />
        </section>
      ) : null}
    </Stack>
  );
}

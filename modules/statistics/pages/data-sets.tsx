import { Badge, Button, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { DataList } from "../../../web/components/data-list.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listDataSets } from "../list-data-sets.ts";
import { NoData } from "./no-data.tsx";

type Row = OutputOf<typeof listDataSets>["items"][number];

/** The data that figures are made from. */
export function Page() {
  const { t } = useText("statistics");
  const { number, date } = useFormat();
  const navigate = useNavigate();
  const sets = useQuestion<typeof listDataSets>("statistics.list-data-sets", {});
  const named = (row: Row) => (
    <>
      {row.title} {row.demonstration ? <Badge variant="light">{t("data.demonstration")}</Badge> : null}{" "}
      {row.ranking ? <Badge variant="light">{t("data.ranking")}</Badge> : null}
    </>
  );
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("nav.data-sets")}
        about={t("page.data-sets-about")}
        action={
          sets.data?.mayImport ? (
            <Button onClick={() => navigate({ to: "/app/statistics/import" })}>{t("page.import")}</Button>
          ) : undefined
        }
      />
      <DataList<Row>
        question="statistics.list-data-sets"
        label={t("nav.data-sets")}
        paged={false}
        input={() => ({})}
        rowKey={(row) => row.code}
        rowTo={(row) => `/app/statistics/data-set/${row.code}`}
        twoLines={(row) => ({
          first: named(row),
          second: joined(t(`data.${row.kind}`), `${t("data.accepted")}: ${number(row.accepted)}`),
        })}
        empty={<NoData />}
        columns={[
          { id: "title", label: t("data.title"), cell: named },
          { id: "kind", label: t("data.kind"), cell: (row) => t(`data.${row.kind}`) },
          {
            id: "period",
            label: t("data.period"),
            cell: (row) => `${row.firstYear ?? ""}–${row.lastYear ?? ""}`,
          },
          { id: "accepted", label: t("data.accepted"), numeric: true, cell: (row) => number(row.accepted) },
          {
            id: "rejected",
            label: t("data.rejected"),
            numeric: true,
            cell: (row) => number(row.rejectedCount),
          },
          { id: "imported", label: t("data.imported"), cell: (row) => date(row.importedAt) },
        ]}
      />
    </Stack>
  );
}

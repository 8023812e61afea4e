import { Button, Group, MultiSelect, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useQuestion } from "../../../web/api/use-question.ts";
import { FigureTable } from "../../../web/components/chart-frame.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportButton } from "../../../web/components/export-button.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getDataSet } from "../get-data-set.ts";
import type { makeTable } from "../make-table.ts";
import type { Table } from "../statistics.ts";
import { cellText, shareText } from "./cell-text.ts";
import { DataSetChoice } from "./data-set-choice.tsx";
import { saveTable } from "./export-table.ts";

/** Any table of a data set, in the address so that it can be sent. */
export function Page() {
  const { t } = useText("statistics");
  const [values, change] = useAddress();
  const by = values.by?.split(",").filter((name) => name !== "") ?? [];
  return (
    <Stack gap="lg">
      <PageTitle title={t("nav.table")} about={t("page.table-about")} />
      <DataSetChoice
        value={values.dataset}
        onChange={(dataset) => change({ dataset, by: undefined, where: undefined })}
      />
      {values.dataset === undefined ? (
        <EmptyState
          title={t("page.table-choose")}
          why={t("page.table-choose-why")}
          action={<Link to="/app/statistics/data-sets">{t("page.table-sets")}</Link>}
        />
      ) : (
        <>
          <Ask key={values.dataset} dataset={values.dataset} by={by} where={values.where} onChange={change} />
          {by.length > 0 ? (
            <Answer dataset={values.dataset} by={by} where={values.where} />
          ) : (
            <EmptyState title={t("page.table-by")} why={t("page.table-by-why")} />
          )}
        </>
      )}
    </Stack>
  );
}

type Asked = { dataset: string; by: readonly string[]; where: string | undefined };

function Ask({
  dataset,
  by,
  where,
  onChange,
}: Asked & { onChange: (next: Record<string, string | undefined>) => void }) {
  const { t } = useText("statistics");
  const set = useQuestion<typeof getDataSet>("statistics.get-data-set", { dataset });
  const [chosen, setChosen] = useState([...by]);
  const [filter, setFilter] = useState(where ?? "");
  function show(event: FormEvent): void {
    event.preventDefault();
    onChange({ by: chosen.join(",") || undefined, where: filter.trim() || undefined });
  }
  return (
    <form onSubmit={show}>
      <Group align="flex-end" gap="sm">
        <MultiSelect
          label={t("page.by")}
          data={(set.data?.variables ?? []).map(({ name, label }) => ({ value: name, label }))}
          value={chosen}
          onChange={setChosen}
          maxValues={3}
          w={360}
          maw="100%"
        />
        <TextInput
          label={t("page.filters")}
          description={t("page.filter-hint")}
          value={filter}
          dir="ltr"
          w={360}
          maw="100%"
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Button type="submit">{t("page.show")}</Button>
      </Group>
    </form>
  );
}

function Answer({ dataset, by, where }: Asked) {
  const { t } = useText("statistics");
  const table = useQuestion<typeof makeTable>("statistics.make-table", {
    dataset,
    by: [...by],
    ...(where === undefined ? {} : { where }),
  });
  if (table.error) return <ProblemPanel problem={table.error} onRetry={() => table.refetch()} />;
  if (table.isPending) return <Waiting lines={8} />;
  return (
    <Stack gap="sm">
      <Group justify="flex-end">
        <ExportButton label={t("list.export")} onExport={() => saveTable(dataset, by, where)} />
      </Group>
      <Cells table={table.data} />
      <p>{joined(table.data.dataSet.title, table.data.dataSet.source, table.data.dataSet.licence)}</p>
      <ul>
        {table.data.caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
      {table.data.withheld > 0 ? <p>{t("state.suppressed")}</p> : null}
    </Stack>
  );
}

function Cells({ table }: { table: Table }) {
  const { t, lang } = useText("statistics");
  const format = useFormat();
  const labelOf = (index: number, code: string | null) =>
    code === null
      ? t("category.total")
      : (table.by[index]?.categories.find((category) => category.code === code)?.label ?? code);
  return (
    <FigureTable
      label={t("nav.table")}
      table={{
        columns: [
          ...table.by.map(({ name, label }) => ({ id: name, label })),
          { id: "people", label: t("export.count"), numeric: true },
          { id: "share", label: t("page.share"), numeric: true },
        ],
        rows: table.cells.map((cell) => ({
          ...Object.fromEntries(
            cell.at.map((code, index) => [table.by[index]?.name ?? "", labelOf(index, code)]),
          ),
          people: cellText(cell, { t, format }),
          share: shareText(cell, lang),
        })),
      }}
    />
  );
}

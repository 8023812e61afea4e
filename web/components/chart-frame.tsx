import { Group, SegmentedControl, Title } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./chart-frame.module.css";
import { ExportButton } from "./export-button.tsx";
import { csvText, saveFile } from "./save-file.ts";
import { ScrollBox } from "./scroll-box.tsx";

export type ChartTable = {
  readonly columns: readonly { readonly id: string; readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
};

export type ChartFrameProps = {
  /** The question that the picture answers. */
  readonly title: string;
  /** The picture, drawn left to right in every language. */
  readonly children: ReactNode;
  readonly table: ChartTable;
  readonly legend?: ReactNode;
  /** Where the figures come from, with their date. */
  readonly source: ReactNode;
  readonly caveats?: readonly string[];
  /** Menu of the files that can be made, in place of the one button. */
  readonly files?: ReactNode;
  /** Makes the file of these figures; the table as CSV when left out. */
  readonly onExport?: () => Promise<void> | void;
  readonly exportName?: string;
  readonly height?: number | string;
};

/** A picture with its question, its table, its source and what it cannot tell. */
export function ChartFrame(props: ChartFrameProps) {
  const {
    title,
    children,
    table,
    legend,
    source,
    caveats = [],
    onExport,
    exportName,
    height = 320,
    files,
  } = props;
  const { t } = useText();
  const drawn = children !== null;
  const [view, setView] = useState(drawn ? "picture" : "table");
  const id = useId();
  function saveTable(): void {
    const rows = table.rows.map((row) => table.columns.map((column) => row[column.id]));
    saveFile(
      `${exportName ?? "palermo-figures"}.csv`,
      csvText(
        table.columns.map((column) => column.label),
        rows,
      ),
    );
  }
  return (
    <section className={styles.frame} aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={2} id={id} className={styles.title ?? ""}>
          {title}
        </Title>
        <Group gap="xs" data-print="no">
          {drawn ? (
            <SegmentedControl
              size="xs"
              value={view}
              onChange={setView}
              aria-label={t("chart.view")}
              data={[
                { value: "picture", label: t("chart.picture") },
                { value: "table", label: t("chart.table") },
              ]}
            />
          ) : null}
          {files ?? <ExportButton label={t("chart.export")} onExport={onExport ?? saveTable} />}
        </Group>
      </Group>
      {view === "picture" ? (
        <>
          <div className={styles.picture} dir="ltr" style={{ minBlockSize: height }}>
            {children}
          </div>
          {legend ? <div className={styles.legend}>{legend}</div> : null}
        </>
      ) : (
        <FigureTable table={table} label={joined(title, t("chart.table"))} />
      )}
      <footer className={styles.foot}>
        <div>
          {t("chart.source")} {source}
        </div>
        {caveats.length > 0 ? (
          <ul>
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        ) : null}
      </footer>
    </section>
  );
}

/** The figures of a picture as a table; null is a figure that is not shown. */
export function FigureTable({ table, label }: { table: ChartTable; label: string }) {
  const { t } = useText();
  const { number } = useFormat();
  return (
    <ScrollBox label={label} className={styles.scroll ?? ""}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.id} scope="col" data-numeric={column.numeric}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={table.columns.map((column) => String(row[column.id])).join("|")}>
              {table.columns.map((column) => {
                const value = row[column.id];
                return (
                  <td key={column.id} data-numeric={column.numeric}>
                    {value === null || value === undefined
                      ? t("chart.no-figure")
                      : typeof value === "number"
                        ? number(value)
                        : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

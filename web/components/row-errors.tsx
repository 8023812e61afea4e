import { Group, Text, Title } from "@mantine/core";
import type { RowError } from "#kernel/words";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { ExportButton } from "./export-button.tsx";
import styles from "./row-errors.module.css";
import { csvText, saveFile } from "./save-file.ts";

export type RowErrorsProps = {
  readonly rows: readonly RowError[];
  readonly count: number;
  readonly fileName: string;
};

const shown = 10;

/** Rows that could not be read: where, what stood there, what was expected. */
export function RowErrors({ rows, count, fileName }: RowErrorsProps) {
  const { t } = useText();
  const { number } = useFormat();
  const heads = [t("import.row"), t("import.column"), t("import.found"), t("import.expected")];
  function save(): void {
    const lines = rows.map((row) => [row.row, row.column, row.value, row.expected]);
    saveFile(`${fileName}.errors.csv`, csvText(heads, lines));
  }
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={3}>{t("import.wrong-rows", { count, number: number(count) })}</Title>
        <ExportButton label={t("import.save-errors")} onExport={save} />
      </Group>
      <ul className={styles.rows}>
        {rows.slice(0, shown).map((row) => (
          <li key={`${row.row}/${row.column}`}>
            <span className={styles.place}>
              {t("import.place", { row: number(row.row), column: row.column })}
            </span>
            <span>
              {row.value === "" ? null : <bdi className={styles.value}>{row.value}</bdi>} {row.expected}
            </span>
          </li>
        ))}
      </ul>
      {count > shown ? (
        <Text c="dimmed" size="sm">
          {t("import.first-rows", { shown: number(Math.min(shown, rows.length)), count: number(count) })}
        </Text>
      ) : null}
    </section>
  );
}

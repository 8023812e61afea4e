import { Button, Checkbox, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { Preview } from "#kernel/words";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { FigureTable } from "./chart-frame.tsx";
import { Facts } from "./facts.tsx";
import { Notice } from "./notice.tsx";
import { RowErrors } from "./row-errors.tsx";

export type ImportPreviewProps = {
  readonly preview: Preview;
  readonly fileName: string;
  readonly onRun: (leaveOutRejected: boolean) => Promise<void>;
  readonly onAgain: () => void;
  /** Back to matching the columns, where the reader matched them. */
  readonly onColumns?: (() => void) | undefined;
};

/** What an import would do, before it does it. */
export function ImportPreview({ preview, fileName, onRun, onAgain, onColumns }: ImportPreviewProps) {
  const { t } = useText();
  const { number } = useFormat();
  const [leaveOut, setLeaveOut] = useState(false);
  const [busy, setBusy] = useState(false);
  const wrong = preview.rejectedCount;
  async function run(): Promise<void> {
    setBusy(true);
    await onRun(leaveOut);
    setBusy(false);
  }
  return (
    <Stack gap="lg">
      <Title order={2}>{t("import.recognised", { format: preview.recognisedAs })}</Title>
      <Facts
        items={[
          { label: t("import.file"), value: <bdi>{fileName}</bdi> },
          { label: t("import.rows-read"), value: number(preview.rowsRead) },
          { label: t("import.accepted"), value: number(preview.accepted) },
          { label: t("import.rejected"), value: number(wrong) },
          ...(preview.creates === undefined
            ? []
            : [{ label: t("import.creates"), value: number(preview.creates) }]),
          ...(preview.updates === undefined
            ? []
            : [{ label: t("import.updates"), value: number(preview.updates) }]),
        ]}
      />
      {preview.warnings.map((warning) => (
        <Notice key={warning} kind="attention">
          {warning}
        </Notice>
      ))}
      {wrong > 0 ? <RowErrors rows={preview.rejected} count={wrong} fileName={fileName} /> : null}
      {preview.columns.length > 0 && !onColumns ? <Mapping columns={preview.columns} /> : null}
      {preview.sample.length > 0 ? <Sample rows={preview.sample} /> : null}
      {wrong > 0 ? (
        <Checkbox
          label={t("import.leave-out", { count: wrong, number: number(wrong) })}
          checked={leaveOut}
          onChange={(event) => setLeaveOut(event.currentTarget.checked)}
        />
      ) : null}
      <Group gap="sm">
        <Button loading={busy} disabled={preview.accepted === 0 || (wrong > 0 && !leaveOut)} onClick={run}>
          {t("import.run", { count: preview.accepted, number: number(preview.accepted) })}
        </Button>
        {onColumns ? (
          <Button variant="default" onClick={onColumns}>
            {t("import.change-columns")}
          </Button>
        ) : null}
        <Button variant="default" onClick={onAgain}>
          {t("import.other-file")}
        </Button>
      </Group>
      <Text c="dimmed" size="sm">
        {t("import.nothing-yet")}
      </Text>
    </Stack>
  );
}

function Mapping({ columns }: { columns: Preview["columns"] }) {
  const { t } = useText();
  const table = {
    columns: [
      { id: "from", label: t("import.column-from") },
      { id: "to", label: t("import.column-to") },
    ],
    rows: columns.map(({ from, to }) => ({ from, to })),
  };
  return (
    <details>
      <summary>{t("import.mapping", { count: columns.length })}</summary>
      <FigureTable table={table} label={t("import.mapping", { count: columns.length })} />
    </details>
  );
}

function Sample({ rows }: { rows: Preview["sample"] }) {
  const { t } = useText();
  const heads = Object.keys(rows[0] ?? {});
  const columns = [
    { id: "#", label: t("import.number"), numeric: true },
    ...heads.map((head) => ({ id: head, label: head })),
  ];
  const table = { columns, rows: rows.map((row, place) => ({ "#": place + 1, ...row })) };
  return (
    <details>
      <summary>{t("import.sample", { count: rows.length })}</summary>
      <FigureTable table={table} label={t("import.sample", { count: rows.length })} />
    </details>
  );
}

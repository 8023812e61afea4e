import { Button, Group, List, Stack, Title } from "@mantine/core";
import { useState } from "react";
import type { Report } from "#kernel/words";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import { Facts } from "./facts.tsx";
import { Notice } from "./notice.tsx";
import { RowErrors } from "./row-errors.tsx";

export type ImportReportProps = {
  readonly report: Report;
  readonly fileName: string;
  readonly onAgain?: () => void;
};

/** What an import did, and the way to take the whole of it back. */
export function ImportReport({ report, fileName, onAgain }: ImportReportProps) {
  const { t } = useText();
  const { number } = useFormat();
  const [undone, setUndone] = useState(false);
  const title = undone
    ? t("import.undone")
    : t("import.done", { count: report.accepted, number: number(report.accepted) });
  return (
    <Stack gap="lg">
      <Notice
        kind={undone ? "plain" : "done"}
        live
        title={
          <Title order={2} size="h4">
            {title}
          </Title>
        }
      />
      <Facts
        items={[
          ...(fileName === "" ? [] : [{ label: t("import.file"), value: <bdi>{fileName}</bdi> }]),
          { label: t("import.rows-read"), value: number(report.rowsRead) },
          { label: t("import.rejected"), value: number(report.rejectedCount) },
          ...(report.created === undefined
            ? []
            : [{ label: t("import.created"), value: number(report.created) }]),
          ...(report.updated === undefined
            ? []
            : [{ label: t("import.updated"), value: number(report.updated) }]),
        ]}
      />
      {report.warnings !== undefined && report.warnings.length > 0 ? (
        <List>
          {report.warnings.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      ) : null}
      {report.rejectedCount > 0 ? (
        <RowErrors rows={report.rejected} count={report.rejectedCount} fileName={fileName} />
      ) : null}
      <Group gap="sm">
        {onAgain ? <Button onClick={onAgain}>{t("import.other-file")}</Button> : null}
        {undone ? null : (
          <ActionButton
            action="import.undo-import"
            label={t("import.undo")}
            about={t("import.undo-about")}
            input={() => ({ importId: report.importId })}
            variant="default"
            icon="undo"
            danger
            done={t("import.undone")}
            onDone={() => setUndone(true)}
          />
        )}
      </Group>
    </Stack>
  );
}

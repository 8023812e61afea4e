import { call } from "../../../web/api/call.ts";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportSources } from "../knowledge/export-registers.ts";

export type RegisterFilesProps = {
  readonly question: "statistics.export-sources" | "statistics.export-gaps" | "statistics.export-worksheets";
  /** What the list is narrowed to. */
  readonly input: Record<string, unknown>;
};

/** A register as a table or a workbook, as the list shows it. */
export function RegisterFiles({ question, input }: RegisterFilesProps) {
  const { t } = useText("statistics");
  return (
    <ExportMenu
      label={t("list.export")}
      formats={["csv", "xlsx"]}
      onExport={async (format) => {
        const file = await call<typeof exportSources>(question, { ...input, format: format as "csv" });
        await saveMade(file, format);
      }}
    />
  );
}

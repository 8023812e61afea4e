import { ExportMenu as Files } from "../../../web/components/export-menu.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { ViewFormat } from "./export-view.ts";

export type ExportMenuProps = {
  readonly label: string;
  readonly formats: readonly ViewFormat[];
  readonly onExport: (format: ViewFormat) => Promise<void>;
};

/** The files that can be made of the figures shown. */
export function ExportMenu({ label, formats, onExport }: ExportMenuProps) {
  const { t } = useText("statistics");
  return (
    <Files
      module="statistics"
      label={label}
      formats={formats.map((value) => ({ value, label: t(`views.${value}`) }))}
      onExport={onExport}
    />
  );
}

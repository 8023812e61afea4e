import { FileMenu } from "../../../web/components/file-menu.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { ViewFormat } from "./export-view.ts";

export type ExportMenuProps = {
  readonly label: string;
  readonly formats: readonly ViewFormat[];
  readonly onExport: (format: ViewFormat) => Promise<void>;
};

/** The files that can be made of what is shown. */
export function ExportMenu({ label, formats, onExport }: ExportMenuProps) {
  const { t } = useText("statistics");
  return (
    <FileMenu
      label={label}
      formats={formats.map((format) => ({ format, name: t(`views.${format}`) }))}
      onSave={onExport}
    />
  );
}

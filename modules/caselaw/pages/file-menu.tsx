import { FileMenu as Menu } from "../../../web/components/file-menu.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

type FileMenuProps = {
  readonly label: string;
  readonly formats: readonly string[];
  readonly onSave: (format: string) => Promise<void>;
};

/** The files that can be made of what is shown, by their names. */
export function FileMenu({ label, formats, onSave }: FileMenuProps) {
  const { t } = useText("caselaw");
  return (
    <Menu
      label={label}
      formats={formats.map((format) => ({ format, name: t(`file.${format}`) }))}
      onSave={onSave}
    />
  );
}

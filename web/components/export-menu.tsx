import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { asProblem } from "../api/problem.ts";
import { useText } from "../i18n/use-text.ts";
import { Icon } from "./icon.tsx";
import { problemText } from "./problem-text.ts";
import { useToast } from "./use-toast.tsx";

/** Kinds of files; pictures are drawn on the reader's device. */
export type FileFormat = "csv" | "xlsx" | "pdf" | "svg" | "png";

export type ExportMenuProps = {
  readonly label: string;
  readonly formats: readonly FileFormat[];
  readonly onExport: (format: FileFormat) => Promise<void>;
};

/** The files that can be made of what is shown. */
export function ExportMenu({ label, formats, onExport }: ExportMenuProps) {
  const { t } = useText();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  async function run(format: FileFormat): Promise<void> {
    setBusy(true);
    try {
      await onExport(format);
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown)));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          loading={busy}
          leftSection={<Icon name="download" size={14} />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => run(format)}>
            {t(`file.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

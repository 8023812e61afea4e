import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { asProblem } from "../api/problem.ts";
import { useText } from "../i18n/use-text.ts";
import { Icon } from "./icon.tsx";
import { problemText } from "./problem-text.ts";
import { useToast } from "./use-toast.tsx";

/** Kinds of files that pages of figures save; pictures are drawn on the reader's device. */
export type FileFormat = "csv" | "xlsx" | "pdf" | "svg" | "png";

export type ExportMenuProps<Format extends string> = {
  /** The module whose names of formats (`file.<format>`) and refusals stand before the shell's. */
  readonly module?: string;
  readonly label: string;
  readonly formats: readonly Format[];
  readonly onExport: (format: Format) => Promise<void>;
};

/** The files that can be made of what is shown. */
export function ExportMenu<Format extends string>({
  module,
  label,
  formats,
  onExport,
}: ExportMenuProps<Format>) {
  const { t } = useText(module);
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  async function run(format: Format): Promise<void> {
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

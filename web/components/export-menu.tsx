import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { asProblem } from "../api/problem.ts";
import { useText } from "../i18n/use-text.ts";
import { Icon } from "./icon.tsx";
import { problemText } from "./problem-text.ts";
import { useToast } from "./use-toast.tsx";

export type ExportMenuProps<Format extends string> = {
  /** The module whose refusals are told. */
  readonly module: string;
  readonly label: string;
  readonly formats: readonly { readonly value: Format; readonly label: string }[];
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
        <Button variant="default" size="sm" loading={busy} leftSection={<Icon name="download" size={14} />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(({ value, label: shown }) => (
          <Menu.Item key={value} onClick={() => run(value)}>
            {shown}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { asProblem } from "../api/problem.ts";
import { useText } from "../i18n/use-text.ts";
import { Icon } from "./icon.tsx";
import { problemText } from "./problem-text.ts";
import { useToast } from "./use-toast.tsx";

export type FileMenuProps<Format extends string> = {
  readonly label: string;
  readonly formats: readonly { readonly format: Format; readonly name: string }[];
  readonly onSave: (format: Format) => Promise<void>;
};

/** The files that can be made of what is shown. */
export function FileMenu<Format extends string>({ label, formats, onSave }: FileMenuProps<Format>) {
  const { t } = useText();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  async function save(format: Format): Promise<void> {
    setBusy(true);
    try {
      await onSave(format);
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
        {formats.map(({ format, name }) => (
          <Menu.Item key={format} onClick={() => save(format)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { asProblem } from "../../../web/api/problem.ts";
import { Icon } from "../../../web/components/icon.tsx";
import { problemText } from "../../../web/components/problem-text.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

/** The files that can be made of what is shown. */
export function FileMenu({
  label,
  formats,
  onSave,
}: {
  label: string;
  formats: readonly string[];
  onSave: (format: string) => Promise<void>;
}) {
  const { t } = useText("caselaw");
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  async function save(format: string): Promise<void> {
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
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => save(format)}>
            {t(`file.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button } from "@mantine/core";
import { useState } from "react";
import { asProblem } from "../api/problem.ts";
import { useText } from "../i18n/use-text.ts";
import { Icon } from "./icon.tsx";
import { problemText } from "./problem-text.ts";
import { useToast } from "./use-toast.tsx";

/** A button that makes a file of what the reader sees. */
export function ExportButton({ label, onExport }: { label: string; onExport: () => Promise<void> | void }) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  async function run(): Promise<void> {
    setBusy(true);
    try {
      await onExport();
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown)));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={busy}
      leftSection={<Icon name="download" size={14} />}
      onClick={run}
    >
      {label}
    </Button>
  );
}

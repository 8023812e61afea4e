import { ActionIcon } from "@mantine/core";
import { Icon } from "../components/icon.tsx";
import { useText } from "../i18n/use-text.ts";
import { showOverlay } from "./overlays.ts";

/** Opens the help of the page, like the key `?`. */
export function HelpButton({ onOpen }: { onOpen?: () => void }) {
  const { t } = useText();
  const label = t("shell.help");
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      data-tour="help"
      aria-label={label}
      title={label}
      aria-keyshortcuts="?"
      onClick={() => {
        onOpen?.();
        showOverlay("help");
      }}
    >
      <Icon name="help" />
    </ActionIcon>
  );
}

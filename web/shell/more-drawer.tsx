import { Drawer, Group } from "@mantine/core";
import { useText } from "../i18n/use-text.ts";
import { ColourToggle } from "./colour-toggle.tsx";
import { HelpButton } from "./help-button.tsx";
import { LanguageMenu } from "./language-menu.tsx";
import styles from "./layout.module.css";
import type { NavSection } from "./nav.ts";
import { NavigationList } from "./navigation.tsx";

export type MoreDrawerProps = {
  readonly sections: readonly NavSection[];
  readonly path: string;
  readonly onClose: () => void;
};

/** The whole navigation on a phone, with language and colours; loaded when it is first opened. */
export function MoreDrawer({ sections, path, onClose }: MoreDrawerProps) {
  const { t } = useText();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="80%"
      title={t("shell.navigation")}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <nav className={styles.navigationInDrawer} aria-label={t("shell.navigation")}>
        <NavigationList sections={sections} path={path} onGo={onClose} />
      </nav>
      <Group mt="lg" gap="xs">
        <LanguageMenu signedIn />
        <ColourToggle />
        <HelpButton onOpen={onClose} />
      </Group>
    </Drawer>
  );
}

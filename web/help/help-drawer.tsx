import { Button, Drawer, Group, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Session } from "../api/session.ts";
import { doors } from "../doors.ts";
import { useText } from "../i18n/use-text.ts";
import { showOverlay } from "../shell/overlays.ts";
import { startTour } from "../tour/tour-state.ts";
import { tourFor } from "../tour/tour-steps.ts";
import styles from "./help.module.css";
import { helpFor } from "./page-help.ts";
import { Term } from "./term.tsx";

export type HelpDrawerProps = {
  readonly path: string;
  readonly session: Session;
  readonly onClose: () => void;
};

/** What the page is for and what to do on it, in the reader's language; words of the field explain themselves. */
export function HelpDrawer({ path, session, onClose }: HelpDrawerProps) {
  const { t } = useText("help");
  const { key, terms } = helpFor(doors, path);
  // Help of a module stands in the module's own texts.
  useTranslation(key ? [key.split(":")[0] ?? "help"] : []);
  const steps = key ? t(`${key}.do`).split("\n") : [];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={t("drawer.title")}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <div className={styles.help}>
        <Title order={2} size="h3">
          {t("drawer.what")}
        </Title>
        <p>{key ? t(`${key}.what`) : t("drawer.general")}</p>
        {steps.length > 0 ? (
          <>
            <Title order={2} size="h3">
              {t("drawer.do")}
            </Title>
            <ul>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
            <p className={styles.quiet}>{t("drawer.general")}</p>
          </>
        ) : null}
        {terms.length > 0 ? (
          <>
            <Title order={2} size="h3">
              {t("drawer.words")}
            </Title>
            <ul className={styles.terms}>
              {terms.map((term) => (
                <li key={term}>
                  <Term word={term} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <Group mt="lg" gap="xs">
          <Button variant="default" onClick={() => showOverlay("keys")}>
            {t("drawer.all-keys")}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              onClose();
              startTour(tourFor(session));
            }}
          >
            {t("drawer.tour")}
          </Button>
        </Group>
      </div>
    </Drawer>
  );
}

import { UnstyledButton } from "@mantine/core";
import { Icon } from "../components/icon.tsx";
import { useText } from "../i18n/use-text.ts";
import { showOverlay } from "./overlays.ts";
import styles from "./search.module.css";

/** Opens the search for everything. What is typed there never stands in an address. */
export function SearchBox({ phone }: { phone: boolean | undefined }) {
  const { t } = useText();
  return (
    <UnstyledButton
      className={styles.open}
      data-phone={phone}
      data-tour="search"
      onClick={() => showOverlay("search")}
      aria-label={phone ? t("search.open") : undefined}
      aria-keyshortcuts="Control+K /"
    >
      <Icon name="search" />
      {phone ? null : (
        <>
          <span>{t("search.open")}</span>
          <kbd>{t("search.keys")}</kbd>
        </>
      )}
    </UnstyledButton>
  );
}

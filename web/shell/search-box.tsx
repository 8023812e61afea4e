import { UnstyledButton } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { lazy, Suspense, useState } from "react";
import type { Session } from "../api/session.ts";
import { Icon } from "../components/icon.tsx";
import { useText } from "../i18n/use-text.ts";
import type { NavSection } from "./nav.ts";
import styles from "./search.module.css";

export type SearchBoxProps = {
  readonly session: Session;
  readonly sections: readonly NavSection[];
  readonly phone: boolean | undefined;
};

const SearchDialog = lazy(async () => {
  const { SearchDialog: dialog } = await import("./search-panel.tsx");
  return { default: dialog };
});

/** Search everything: pages, and what modules find. What is typed never stands in an address. */
export function SearchBox({ session, sections, phone }: SearchBoxProps) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  useHotkeys([["mod+K", () => setOpened(true)]], []);
  return (
    <>
      <UnstyledButton
        className={styles.open}
        data-phone={phone}
        onClick={() => setOpened(true)}
        aria-label={phone ? t("search.open") : undefined}
        aria-keyshortcuts="Control+K"
      >
        <Icon name="search" />
        {phone ? null : (
          <>
            <span>{t("search.open")}</span>
            <kbd>{t("search.keys")}</kbd>
          </>
        )}
      </UnstyledButton>
      {opened ? (
        <Suspense>
          <SearchDialog session={session} sections={sections} onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

import { Popover, UnstyledButton } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import styles from "./help.module.css";
import type { TermName } from "./page-help.ts";

export type TermProps = {
  readonly word: TermName;
  /** The word as it stands in its sentence; its own name when left out. */
  readonly children?: ReactNode;
};

/** A word of the field with a dotted line: pressing it says what it means. */
export function Term({ word, children }: TermProps) {
  const { t } = useText("help");
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={320}
      position="bottom-start"
      shadow="xl"
      withinPortal
    >
      <Popover.Target>
        <UnstyledButton
          component="button"
          type="button"
          className={styles.term}
          data-print="yes"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {children ?? t(`term.${word}.name`)}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(`term.${word}.name`)}>
        <p className={styles.means}>{t(`term.${word}.means`)}</p>
      </Popover.Dropdown>
    </Popover>
  );
}

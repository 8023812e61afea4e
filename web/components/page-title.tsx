import { Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useText } from "../i18n/use-text.ts";
import styles from "./page-title.module.css";

export type PageTitleProps = {
  readonly title: string;
  /** One line that says what this page is for. */
  readonly about?: ReactNode;
  /** Code of what the page shows. */
  readonly code?: string;
  readonly action?: ReactNode;
  readonly more?: ReactNode;
};

/** The head of every page: its name, what it is for, and the one thing to do here. */
export function PageTitle({ title, about, code, action, more }: PageTitleProps) {
  const { t } = useText();
  const name = t("shell.name");
  useEffect(() => {
    document.title = `${code ?? title} – ${name}`;
  }, [title, code, name]);
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <Title order={1} tabIndex={-1} id="page-title">
          {title}
        </Title>
        {about ? (
          <Text c="dimmed" component="div">
            {about}
          </Text>
        ) : null}
      </div>
      {action || more ? (
        <Group gap="xs" data-print="no">
          {action}
          {more}
        </Group>
      ) : null}
    </div>
  );
}

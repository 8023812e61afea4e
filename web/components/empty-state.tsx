import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

export type EmptyStateProps = {
  /** What belongs here. */
  readonly title: string;
  readonly why?: string;
  /** The one next step. */
  readonly action?: ReactNode;
  readonly example?: ReactNode;
};

/** A page without content says what belongs here, why it is useful, and what to do next. */
export function EmptyState({ title, why, action, example }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Title order={2} size="h3">
        {title}
      </Title>
      {why ? <Text c="dimmed">{why}</Text> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
      {example ? (
        <Text c="dimmed" size="sm" component="div">
          {example}
        </Text>
      ) : null}
    </div>
  );
}

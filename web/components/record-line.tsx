import { Badge, Group } from "@mantine/core";
import type { ReactNode } from "react";
import type { Compartment } from "#kernel/words";
import { useText } from "../i18n/use-text.ts";
import styles from "./record-lines.module.css";

export type RecordLineProps = {
  readonly compartment: Compartment;
  /** How it stands, in a word. */
  readonly state?: { readonly label: string; readonly urgent?: boolean } | undefined;
  readonly children: ReactNode;
  /** Who and when, and what else is less important. */
  readonly quiet?: readonly (string | null)[];
  readonly actions?: ReactNode;
};

/** One record of a dossier in a list: what it is, in which part it lies, who wrote it, what may be done. */
export function RecordLine({ compartment, state, children, quiet = [], actions }: RecordLineProps) {
  const { t } = useText();
  return (
    <li className={styles.line}>
      {children}
      <Group gap="xs" mt={4}>
        <Badge variant="outline" size="sm" style={{ textTransform: "none" }}>
          {t(`compartment.${compartment}`)}
        </Badge>
        {state ? (
          <Badge
            variant="light"
            size="sm"
            style={{ textTransform: "none" }}
            {...(state.urgent ? { color: "danger" } : {})}
          >
            {state.label}
          </Badge>
        ) : null}
      </Group>
      {quiet
        .filter((line) => line !== null)
        .map((line) => (
          <div key={line} className={styles.quiet}>
            <bdi>{line}</bdi>
          </div>
        ))}
      {actions ? (
        <Group gap="xs" mt="xs" data-print="no">
          {actions}
        </Group>
      ) : null}
    </li>
  );
}

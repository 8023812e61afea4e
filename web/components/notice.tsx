import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import styles from "./notice.module.css";

export type NoticeProps = {
  readonly kind?: "plain" | "attention" | "danger" | "done";
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Read out as soon as it appears. */
  readonly live?: boolean;
};

const icons = { plain: "info", attention: "warning", danger: "warning", done: "check" } as const;

/** A message in its place on the page. Danger is kept for destroying, leaking and missed deadlines. */
export function Notice({ kind = "plain", title, children, action, live }: NoticeProps) {
  return (
    <div className={styles.notice} data-kind={kind} role={live ? "alert" : undefined}>
      <Icon name={icons[kind]} size={20} />
      <div className={styles.words}>
        {title ? <div className={styles.title}>{title}</div> : null}
        {children ? <div>{children}</div> : null}
        {action ? <div className={styles.action}>{action}</div> : null}
      </div>
    </div>
  );
}

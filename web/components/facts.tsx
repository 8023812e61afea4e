import type { ReactNode } from "react";
import styles from "./facts.module.css";

export type Fact = { readonly label: string; readonly value: ReactNode };

/** Names and values of one thing, two columns on a desk and one on a phone. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {items.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

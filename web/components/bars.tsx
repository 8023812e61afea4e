import { directionOf } from "#kernel/words";
import { useText } from "../i18n/use-text.ts";
import styles from "./bars.module.css";

export type BarLine = {
  readonly id: string;
  readonly label: string;
  /** 0 to 1; null where there is nothing to draw. */
  readonly share: number | null;
  readonly text: string;
  /** Drawn paler: few cases. */
  readonly faint?: boolean;
};

/** Lying bars with their names before and their figures behind. */
export function Bars({ lines, label }: { lines: readonly BarLine[]; label: string }) {
  const { lang } = useText();
  // Lines of words, not a drawing: they begin where the reader begins.
  return (
    <ul className={styles.bars} dir={directionOf(lang)} aria-label={label}>
      {lines.map(({ id, label: name, share, text, faint }) => (
        <li key={id} className={styles.line}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.track} aria-hidden="true">
            <span
              className={faint ? styles.faint : styles.bar}
              style={{ inlineSize: `${Math.round((share ?? 0) * 1000) / 10}%` }}
            />
          </span>
          <bdi className={styles.figure}>{text}</bdi>
        </li>
      ))}
    </ul>
  );
}

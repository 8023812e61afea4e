import { useFormat } from "../../../web/i18n/use-format.ts";
import styles from "./undetected.module.css";

export type IntervalRow = {
  readonly label: string;
  readonly estimate: number | null;
  /** The 95 % interval, and the 80 % one within it; an end that is null is beyond the picture. */
  readonly outer?: { readonly low: number; readonly high: number | null };
  readonly inner?: { readonly low: number; readonly high: number | null };
  /** Said instead of a mark where there is no estimate. */
  readonly why?: string;
  /** A lower bound: drawn as the foot of an arrow. */
  readonly bound?: boolean;
};

/** Estimates below each other on one scale that begins with the people who were observed. */
export function IntervalPlot({ rows, observed }: { rows: readonly IntervalRow[]; observed: number }) {
  const { number } = useFormat();
  const ends = rows.flatMap(({ estimate, outer }) => [estimate ?? 0, outer?.high ?? 0]);
  // One wild limit must not press all others into a corner.
  const estimates = rows.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]));
  const most = Math.min(Math.max(...ends, observed + 1), 4 * Math.max(observed, ...estimates));
  const place = (value: number) =>
    `${Math.max(0, Math.min(100, (100 * (value - observed)) / (most - observed)))}%`;
  return (
    <div className={styles.plot}>
      {rows.map((row) => (
        <div key={row.label} className={styles.plotRow}>
          <div className={styles.plotLabel}>
            <bdi>{row.label}</bdi>
          </div>
          <div className={styles.track} aria-hidden="true">
            {row.outer ? (
              <Span at={row.outer} most={most} place={place} className={styles.outer ?? ""} />
            ) : null}
            {row.inner ? (
              <Span at={row.inner} most={most} place={place} className={styles.inner ?? ""} />
            ) : null}
            {row.estimate === null ? null : (
              <span
                className={row.bound ? styles.bound : styles.dot}
                style={{ insetInlineStart: place(row.estimate) }}
              />
            )}
          </div>
          <div className={styles.plotFigure}>
            {row.estimate === null ? <bdi>{row.why}</bdi> : number(Math.round(row.estimate))}
          </div>
        </div>
      ))}
      <div className={styles.plotRow} aria-hidden="true">
        <div className={styles.plotLabel} />
        <div className={styles.scale}>
          <span>{number(observed)}</span>
          <span>{number(Math.round((observed + most) / 2))}</span>
          <span>{number(Math.round(most))}</span>
        </div>
        <div className={styles.plotFigure} />
      </div>
    </div>
  );
}

type SpanProps = {
  readonly at: { readonly low: number; readonly high: number | null };
  readonly most: number;
  readonly place: (value: number) => string;
  readonly className: string;
};

function Span({ at, most, place, className }: SpanProps) {
  const beyond = at.high === null || at.high > most;
  return (
    <span
      className={className}
      data-beyond={beyond}
      style={{ insetInlineStart: place(at.low), insetInlineEnd: `calc(100% - ${place(at.high ?? most)})` }}
    />
  );
}

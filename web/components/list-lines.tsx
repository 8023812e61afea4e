import type { ReactNode } from "react";
import styles from "./data-list.module.css";
import { Link } from "./link.tsx";
import type { Column } from "./list-table.tsx";

export type TwoLines = { readonly first: ReactNode; readonly second?: ReactNode; readonly end?: ReactNode };

export type ListLinesProps<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly rowTo: ((row: Row) => string) | undefined;
  readonly twoLines: ((row: Row) => TwoLines) | undefined;
  readonly label: string;
};

function linesOf<Row>(columns: readonly Column<Row>[], row: Row): TwoLines {
  const [first, second, end] = columns.filter((column) => !column.hidden);
  return { first: first?.cell(row), second: second?.cell(row), end: end?.cell(row) };
}

/** A list on a phone: two lines a row. */
export function ListLines<Row>({ rows, columns, rowKey, rowTo, twoLines, label }: ListLinesProps<Row>) {
  return (
    <ul className={styles.lines} aria-label={label}>
      {rows.map((row) => {
        const { first, second, end } = twoLines ? twoLines(row) : linesOf(columns, row);
        return (
          <li key={rowKey(row)} className={styles.line} data-row="">
            <div>
              {rowTo ? (
                <Link to={rowTo(row)} data-main="">
                  {first}
                </Link>
              ) : (
                <div>{first}</div>
              )}
              <div className={styles.second}>{second}</div>
            </div>
            {end ? <div className={styles.end}>{end}</div> : null}
          </li>
        );
      })}
    </ul>
  );
}

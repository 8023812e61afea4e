import { onGridKey } from "../../../web/components/grid-keys.ts";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Matrix } from "./gaps.tsx";
import styles from "./law.module.css";
import { MatrixHead } from "./matrix-head.tsx";
import { signs } from "./standing.tsx";

export type MatrixProps = {
  readonly matrix: Matrix;
  readonly onOpen: (country: string, agency: string, duty?: string) => void;
};

/** Duty by duty: sign and colour of how it stands, and the number of provisions cited. */
export function DutyMatrix({ matrix: { columns, rows }, onOpen }: MatrixProps) {
  const { t } = useText("law");
  const { number } = useFormat();
  return (
    <ScrollBox label={t("gaps.by-duty")} className={styles.scroll ?? ""}>
      <table className={styles.matrix} onKeyDown={onGridKey}>
        <MatrixHead columns={columns} first={t("gaps.duty")} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.duty}>
              <th scope="row">
                <bdi>{row.description}</bdi>
                <small>
                  <bdi>{joined(row.cited, t(`level.${row.level}`))}</bdi>
                </small>
              </th>
              {columns.map(({ country, place, agencyId }, at) => {
                const { standing = "not-assessed", cited = 0 } = row.cells[at] ?? {};
                return (
                  <td key={`${country} ${agencyId}`}>
                    <button
                      type="button"
                      className={styles.cell}
                      data-standing={standing}
                      aria-label={t("gaps.cell", {
                        place,
                        duty: row.cited,
                        standing: t(`standing.${standing}`),
                        count: cited,
                      })}
                      onClick={() => onOpen(country, agencyId, row.duty)}
                    >
                      <span aria-hidden="true">{signs[standing]}</span>
                      {standing === "not-assessed" ? null : <span aria-hidden="true">{number(cited)}</span>}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

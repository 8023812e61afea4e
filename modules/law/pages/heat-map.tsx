import type { CSSProperties } from "react";
import { onGridKey } from "../../../web/components/grid-keys.ts";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { MatrixProps } from "./duty-matrix.tsx";
import styles from "./law.module.css";
import { MatrixHead } from "./matrix-head.tsx";

/** By topic: the share fulfilled of what was assessed, and how much of the topic that is. */
export function HeatMap({ matrix: { columns, groups }, onOpen }: MatrixProps) {
  const { t } = useText("law");
  const { percent, number } = useFormat();
  return (
    <>
      <p className={styles.quiet}>{t("gaps.heat-about")}</p>
      <ScrollBox label={t("gaps.by-topic")} className={styles.scroll ?? ""}>
        <table className={styles.matrix} onKeyDown={onGridKey}>
          <MatrixHead columns={columns} first={t("gaps.topic")} />
          <tbody>
            {groups.map((group) => (
              <tr key={group.topic}>
                <th scope="row">
                  <bdi>{group.label}</bdi>
                  <small>{t("gaps.duties-of", { count: group.duties })}</small>
                </th>
                {columns.map(({ country, place, agencyId }, at) => {
                  const cell = group.cells[at];
                  const share = cell?.share ?? null;
                  const assessed = cell === undefined ? 0 : group.duties - cell.tally["not-assessed"];
                  const of = t("gaps.assessed-of", { assessed: number(assessed), all: number(group.duties) });
                  return (
                    <td key={`${country} ${agencyId}`}>
                      <button
                        type="button"
                        className={`${styles.cell} ${share === null ? "" : styles.heat}`}
                        data-standing={share === null ? "not-assessed" : undefined}
                        style={
                          share === null
                            ? {}
                            : ({ "--share": `${Math.round(share * 100)}%` } as CSSProperties)
                        }
                        aria-label={t("gaps.heat-cell", {
                          place,
                          topic: group.label,
                          share: share === null ? t("standing.not-assessed") : percent(share),
                          of,
                        })}
                        onClick={() => onOpen(country, agencyId)}
                      >
                        <span aria-hidden="true">{share === null ? "?" : percent(share)}</span>
                        <small aria-hidden="true">{of}</small>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

import type { KeyboardEvent } from "react";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { ServiceKind } from "../words/lists.ts";
import type { Gaps } from "./gaps.tsx";
import { placeName } from "./names.ts";
import styles from "./referral.module.css";

type Cell = Gaps["cells"][number][number];
export type CellState = "served" | "partly" | "full" | "unserved";

/** How a place stands: everybody served, some, only without a free place, or nobody. */
export function stateOf({ served, full, unserved }: Pick<Cell, "served" | "full" | "unserved">): CellState {
  if (served === 0) return full === 0 ? "unserved" : "full";
  return full + unserved === 0 ? "served" : "partly";
}

export const signs: Readonly<Record<CellState, string>> = {
  served: "●",
  partly: "◐",
  full: "▲",
  unserved: "○",
};
const states = ["served", "partly", "full", "unserved"] as const;

/** Arrow keys go from cell to cell; Enter opens one. */
function onArrow(event: KeyboardEvent<HTMLTableElement>): void {
  const cell = (event.target as HTMLElement).closest("td");
  const row = cell?.parentElement as HTMLTableRowElement | null;
  if (!cell || !row) return;
  const rightToLeft = getComputedStyle(row).direction === "rtl";
  const ahead = rightToLeft ? "ArrowLeft" : "ArrowRight";
  const behind = rightToLeft ? "ArrowRight" : "ArrowLeft";
  const to =
    event.key === ahead
      ? cell.nextElementSibling
      : event.key === behind
        ? cell.previousElementSibling
        : event.key === "ArrowDown"
          ? row.nextElementSibling?.children[cell.cellIndex]
          : event.key === "ArrowUp"
            ? row.previousElementSibling?.children[cell.cellIndex]
            : null;
  const button = to?.querySelector("button");
  if (!button) return;
  event.preventDefault();
  button.focus();
}

type Props = {
  readonly gaps: Gaps;
  readonly chosen: { readonly area: string; readonly kind: ServiceKind } | null;
  readonly onOpen: (next: { area: string; kind: string }) => void;
};

/** Places by kinds of help: sign, colour and number of services. */
export function GapMatrix({ gaps, chosen, onOpen }: Props) {
  const { t, lang } = useText("referral");
  const { number, percent } = useFormat();
  return (
    <>
      <ul className={styles.legend} aria-label={t("gaps.legend")}>
        {states.map((state) => (
          <li key={state}>
            <span className={styles.cell} data-state={state} aria-hidden="true">
              {signs[state]}
            </span>
            {t(`gaps.state.${state}`)}
          </li>
        ))}
      </ul>
      <ScrollBox label={t("gaps.matrix")} className={styles.scroll ?? ""}>
        <table className={styles.matrix} onKeyDown={onArrow}>
          <thead>
            <tr>
              <th scope="col">{t("gaps.place")}</th>
              {gaps.kinds.map((kind) => (
                <th key={kind} scope="col">
                  {t(`kind.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {gaps.areas.map(({ code, name }, at) => {
              const place = placeName(code, name, lang);
              return (
                <tr key={code}>
                  <th scope="row">
                    <bdi>{place}</bdi>
                  </th>
                  {gaps.kinds.map((kind, column) => {
                    const cell = gaps.cells[at]?.[column];
                    if (cell === undefined) return <td key={kind} />;
                    const state = stateOf(cell);
                    const share = cell.served / Math.max(1, cell.served + cell.full + cell.unserved);
                    return (
                      <td key={kind}>
                        <button
                          type="button"
                          className={styles.cell}
                          data-state={state}
                          data-chosen={chosen?.area === code && chosen.kind === kind}
                          aria-label={joined(
                            t("gaps.cell", {
                              place,
                              kind: t(`kind.${kind}`),
                              state: t(`gaps.state.${state}`),
                              count: cell.services,
                            }),
                            state === "partly" ? percent(share) : null,
                          )}
                          onClick={() => onOpen({ area: code, kind })}
                        >
                          <span aria-hidden="true">{signs[state]}</span>
                          <span aria-hidden="true">
                            {state === "partly"
                              ? percent(share)
                              : cell.services === 0
                                ? null
                                : number(cell.services)}
                          </span>
                        </button>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
      <p className={styles.quiet}>{t("gaps.matrix-note")}</p>
    </>
  );
}

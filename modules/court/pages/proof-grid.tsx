import { useState } from "react";
import { onGridKey } from "../../../web/components/grid-keys.ts";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Charge } from "../charges/charge.ts";
import type { Matrix } from "../proof/matrix.ts";
import type { Proof } from "../proof/proof.ts";
import { fallsWithout, type Row } from "../proof/read-matrix.ts";
import { CellPanel } from "./cell-panel.tsx";
import styles from "./proof.module.css";

export type Column =
  | { readonly kind: "exhibit"; readonly id: string; readonly head: string; readonly about: string }
  | { readonly kind: "testimony"; readonly id: string; readonly head: string; readonly about: string };

type GridProps = {
  readonly matrix: Matrix;
  readonly charge: Charge;
  readonly rows: readonly Row[];
  readonly cells: readonly Proof[];
  readonly without: ReadonlySet<string>;
};

/** The cells of one element under one column. */
export function cellsAt(cells: readonly Proof[], element: string, { kind, id }: Column): Proof[] {
  return cells.filter(
    (cell) =>
      cell.element === element &&
      ("evidenceId" in cell.source
        ? kind === "exhibit" && cell.source.evidenceId === id
        : kind === "testimony" && cell.source.participantId === id),
  );
}

/** Elements of a count against evidence: sign, colour and number in each cell; Enter opens it. */
export function ProofGrid({ matrix, charge, rows, cells, without }: GridProps) {
  const { t } = useText("court");
  const [open, setOpen] = useState<{ element: string; column: Column } | null>(null);
  const columns: Column[] = [
    ...matrix.exhibits
      .filter(({ withdrawn }) => !withdrawn)
      .map((one) => ({
        kind: "exhibit" as const,
        id: one.evidenceId,
        head: t("matrix.exhibit", { number: one.exhibit }),
        about: one.title,
      })),
    ...[...new Map(matrix.people.map((one) => [one.personCode, one])).values()].map((one) => ({
      kind: "testimony" as const,
      id: one.participantId,
      head: one.personCode,
      about: t("matrix.testimony"),
    })),
  ];
  return (
    <>
      <ScrollBox label={t("matrix.grid", { count: charge.count })} className={styles.scroll ?? ""}>
        <table className={styles.matrix} onKeyDown={onGridKey}>
          <thead>
            <tr>
              <th scope="col">{t("matrix.element")}</th>
              <th scope="col">{t("matrix.standing")}</th>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  <bdi>{column.head}</bdi>
                  <small dir="auto">{column.about}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.element}>
                <th scope="row">{t(`element.${row.element}`)}</th>
                <td className={styles.standing} data-standing={row.standing}>
                  {t(`standing.${row.standing}`)}
                </td>
                {columns.map((column) => (
                  <GridCell
                    key={column.id}
                    found={cellsAt(cells, row.element, column)}
                    element={row.element}
                    column={column}
                    without={without}
                    onOpen={() => setOpen({ element: row.element, column })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {open === null ? null : (
        <CellPanel
          matrix={matrix}
          charge={charge}
          element={open.element}
          column={open.column}
          cells={cellsAt(cells, open.element, open.column)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

type CellProps = {
  readonly found: readonly Proof[];
  readonly element: string;
  readonly column: Column;
  readonly without: ReadonlySet<string>;
  readonly onOpen: () => void;
};

function GridCell({ found, element, column, without, onOpen }: CellProps) {
  const { t } = useText("court");
  const supports = found.filter(({ effect }) => effect === "supports").length;
  const weakens = found.length - supports;
  const state =
    found.length === 0
      ? "none"
      : supports > 0 && weakens > 0
        ? "both"
        : supports > 0
          ? "supports"
          : "weakens";
  const gone = found.length > 0 && found.every((cell) => fallsWithout(cell, without));
  return (
    <td>
      <button
        type="button"
        className={styles.cell}
        data-state={state}
        data-gone={gone ? "yes" : "no"}
        aria-label={t(gone ? "matrix.cell-gone" : "matrix.cell", {
          element: t(`element.${element}`),
          source: column.head,
          supports,
          weakens,
        })}
        onClick={onOpen}
      >
        <span aria-hidden="true">{state === "none" ? "·" : state === "both" ? "±" : ""}</span>
        {state === "supports" ? <span aria-hidden="true">{`+${supports}`}</span> : null}
        {state === "weakens" ? <span aria-hidden="true">{`−${weakens}`}</span> : null}
      </button>
    </td>
  );
}

import type { Filter } from "../filter/filter.ts";
import type { DataSetRow } from "../find-data-set.ts";
import { askPlaces } from "../store/ask-store.ts";
import { parquetOf } from "../store/folder.ts";
import type { Places } from "../store/work.ts";
import { allowedBy } from "./conjuncts.ts";

/** Dated rows added up by rounded place; `measure` is "rows" or one that the data set has. */
export async function placesOf(
  row: DataSetRow,
  { filter, measure, degrees }: { filter: Filter | null; measure: string; degrees: number },
): Promise<Places> {
  const allowed = allowedBy(row.kind, filter, row.variables);
  return askPlaces({
    kind: "places",
    file: parquetOf(row.data_set_id),
    measure: measure === "rows" ? null : measure,
    degrees,
    only: [...allowed].map(([column, values]) => ({
      column,
      several: row.variables.find((variable) => variable.name === column)?.multiple ?? false,
      values,
    })),
  });
}

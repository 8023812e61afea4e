import { z } from "zod";
import { isRefusal, NotFound, question, refuse } from "#kernel/action";
import { filterText } from "./filter/filter.ts";
import { caveatsOf, findDataSet, headOf } from "./find-data-set.ts";
import { DataSetHead, PlacesAsk } from "./statistics.ts";
import { askPlaces } from "./store/ask-store.ts";
import { parquetOf } from "./store/folder.ts";
import { readFilter, tableRefusals } from "./table/answer-table.ts";
import { allowedBy, TiedFilter } from "./table/conjuncts.ts";

export const findPlaces = question({
  name: "statistics.find-places",
  about:
    "Events of dated rows on a map: a measure added up by rounded place. Places are those that the source published.",
  needs: "statistics.read",
  input: PlacesAsk,
  output: z.object({
    dataSet: DataSetHead,
    where: z.string().nullable(),
    places: z.array(z.object({ lat: z.number(), lon: z.number(), value: z.number(), rows: z.int() })),
    /** Rows without a place. */
    elsewhere: z.int(),
    caveats: z.array(z.string()),
  }),
  refusals: tableRefusals,
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const row = await findDataSet(tx, input.dataset);
  if (row?.kind !== "series") throw new NotFound();
  const read = readFilter(row, input.where, actor.lang);
  if (isRefusal(read)) return read;
  const name = input.measure ?? row.measures[0]?.name ?? "rows";
  if (name !== "rows" && !row.measures.some((measure) => measure.name === name))
    return refuse("no-such-measure", {
      path: ["measure"],
      params: { expected: [...row.measures.map((measure) => measure.name), "rows"].join(", ") },
    });
  try {
    const allowed = allowedBy(row.kind, read.filter, row.variables);
    const only = [...allowed].map(([column, values]) => ({
      column,
      several: row.variables.find((variable) => variable.name === column)?.multiple ?? false,
      values,
    }));
    const found = await askPlaces({
      kind: "places",
      file: parquetOf(row.data_set_id),
      measure: name === "rows" ? null : name,
      degrees: input.degrees,
      only,
    });
    return {
      dataSet: headOf(row, actor.lang),
      where: read.filter === null ? null : filterText(read.filter),
      places: [...found.places],
      elsewhere: found.elsewhere,
      caveats: caveatsOf(row, actor.lang),
    };
  } catch (error) {
    if (error instanceof TiedFilter) return refuse("tied-filter", { path: ["where"] });
    throw error;
  }
});

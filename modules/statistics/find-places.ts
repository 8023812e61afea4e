import { z } from "zod";
import { isRefusal, NotFound, question, refuse } from "#kernel/action";
import { filterText } from "./filter/filter.ts";
import { caveatsOf, findDataSet, headOf } from "./find-data-set.ts";
import { DataSetHead, MapPlace, PlacesAsk } from "./statistics.ts";
import { placesOf } from "./table/answer-places.ts";
import { readFilter, tableRefusals } from "./table/answer-table.ts";
import { TiedFilter } from "./table/conjuncts.ts";

export const findPlaces = question({
  name: "statistics.find-places",
  about:
    "Events of dated rows on a map: a measure added up by rounded place. Places are those that the source published.",
  needs: "statistics.read",
  input: PlacesAsk,
  output: z.object({
    dataSet: DataSetHead,
    where: z.string().nullable(),
    places: z.array(MapPlace),
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
    const found = await placesOf(row, { filter: read.filter, measure: name, degrees: input.degrees });
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

import { z } from "zod";
import { question } from "#kernel/action";
import { allDataSets, headOf } from "./find-data-set.ts";
import { DataSetHead } from "./statistics.ts";

export const listDataSets = question({
  name: "statistics.list-data-sets",
  about: "The data sets that tables can be made from, newest first.",
  needs: "statistics.read",
  input: z.object({}),
  output: z.object({
    items: z.array(DataSetHead.extend({ accepted: z.int(), rejectedCount: z.int(), importedAt: z.string() })),
    next: z.null(),
    mayImport: z.boolean(),
  }),
  inAddress: true,
}).run(async ({ tx, actor }) => ({
  items: (await allDataSets(tx)).map((row) => ({
    ...headOf(row, actor.lang),
    accepted: row.accepted,
    rejectedCount: row.rejected_count,
    importedAt: row.imported_at.toISOString(),
  })),
  next: null,
  mayImport: actor.rights.has("statistics.import"),
}));

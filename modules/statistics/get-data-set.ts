import { NotFound, question } from "#kernel/action";
import { caveatsOf, findDataSet, headOf } from "./find-data-set.ts";
import { DataSet, DataSetAsk } from "./statistics.ts";
import { labelled } from "./table/answer-table.ts";
import { text } from "./text.ts";

export const getDataSet = question({
  name: "statistics.get-data-set",
  about:
    "One data set: source, licence, unit, period, coverage, caveats, variables, and the rows that were not accepted.",
  needs: "statistics.read",
  input: DataSetAsk,
  output: DataSet,
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const row = await findDataSet(tx, input.dataset);
  if (row === undefined) throw new NotFound();
  const { lang } = actor;
  return {
    ...headOf(row, lang),
    importer: row.importer,
    layoutVersion: row.layout_version,
    coverage: text(lang, `coverage.${row.kind}`, {
      rows: row.accepted,
      countries: row.coverage.countries ?? 0,
    }),
    caveats: caveatsOf(row, lang),
    variables: row.variables.map((variable) =>
      labelled(
        row,
        { ...variable, categories: variable.categories.filter((code) => code !== "total") },
        lang,
      ),
    ),
    rowsRead: row.rows_read,
    accepted: row.accepted,
    rejectedCount: row.rejected_count,
    rejected: row.rejected.map((refused) => ({
      ...refused,
      expected: text(lang, `import.expected.${refused.expected}`),
    })),
    checksum: row.checksum,
    fileName: row.file_name,
    importedAt: row.imported_at.toISOString(),
    may: actor.rights.has("statistics.import") ? ["remove-data-set" as const] : [],
  };
});

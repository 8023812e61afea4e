import { sql } from "kysely";
import { NotFound, question } from "#kernel/action";
import { caveatsOf, findDataSet, headOf } from "./find-data-set.ts";
import { DataSet, DataSetAsk } from "./statistics.ts";
import { breaksOf, labelled, measuresOf, openVariables } from "./table/answer-table.ts";
import { text } from "./text.ts";
import { categoryLabel } from "./variables.ts";

async function nameOfImporter(
  tx: Parameters<typeof findDataSet>[0],
  accountId: string | null,
): Promise<string | null> {
  if (accountId === null) return null;
  const { rows } = await sql<{ name: string }>`
    select name from access.account_names(array[${accountId}::uuid])`.execute(tx);
  return rows[0]?.name ?? null;
}

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
      figures: row.coverage.figures ?? row.accepted,
    }),
    caveats: caveatsOf(row, lang),
    variables: openVariables(row).map((variable) =>
      labelled(
        row,
        { ...variable, categories: variable.categories.filter((code) => code !== "total") },
        lang,
      ),
    ),
    measures: measuresOf(row, lang),
    grain: row.grain,
    gaps: row.gaps.map((gap) => ({
      ...gap,
      ...(gap.variable === undefined || gap.category === undefined
        ? {}
        : { label: categoryLabel(row.kind, gap.variable, gap.category, lang) }),
    })),
    breaks: breaksOf(row, lang),
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
    importedBy: await nameOfImporter(tx, row.imported_by),
    // The own statistics go and come with their builds.
    may:
      actor.rights.has("statistics.import") && row.importer !== "instance"
        ? ["remove-data-set" as const]
        : [],
  };
});

import { sql } from "kysely";
import {
  defineImporter,
  ImportProblem,
  type InspectContext,
  type Preview,
  type Report,
  type RowError,
  readTable,
  withoutApostrophe,
  writeDone,
} from "#kernel/import";
import type { Lang } from "#kernel/words";
import { instrumentRows } from "../instruments/instrument-rows.ts";
import { nextVersion } from "../instruments/keep-instrument.ts";
import { text, textInAll } from "../text.ts";
import { questionsIn, toldIn } from "../words/instrument.ts";
import {
  type FormProblem,
  type FormRow,
  idOfName,
  knownTypes,
  type ReadForm,
  readForm,
} from "./read-form.ts";

const most = 5000;

async function rowsOf(open: InspectContext, sheet: string): Promise<FormRow[]> {
  const rows: FormRow[] = [];
  for await (const batch of readTable(open.path, {
    fileName: open.fileName,
    sheet,
    maxRows: most,
    signal: open.signal,
  })) {
    for (const { row, cells } of batch.rows)
      rows.push({
        row,
        cells: new Map(
          batch.head.columns.map((name, at) => [name.trim(), withoutApostrophe(cells[at] ?? "")]),
        ),
      });
  }
  return rows;
}

/** A sheet that may be missing or empty: `settings`, and `choices` of a form that asks for no choice. */
async function rowsIfThere(open: InspectContext, sheet: string): Promise<FormRow[]> {
  try {
    return await rowsOf(open, sheet);
  } catch (error) {
    if (
      error instanceof ImportProblem &&
      (error.code === "no-sheet" || error.code === "no-rows" || error.code === "empty")
    )
      return [];
    throw error;
  }
}

async function readFile(open: InspectContext): Promise<ReadForm & { rows: number }> {
  const survey = await rowsOf(open, "survey");
  const choices = await rowsIfThere(open, "choices");
  const settings = await rowsIfThere(open, "settings");
  const fallback = idOfName(open.fileName.replace(/\.[^.]+$/, ""));
  return { ...readForm({ survey, choices, settings }, fallback), rows: survey.length };
}

function errorOf({ row, column, value, problem, params }: FormProblem, lang: Lang): RowError {
  const expected = text(lang, `xlsform.${problem}`, { ...params, types: knownTypes.join(", ") });
  return { row, column, value: value.length > 80 ? `${value.slice(0, 80)}…` : value, expected };
}

function warningsOf({ leftOut }: ReadForm, lang: Lang): string[] {
  return leftOut.length === 0 ? [] : [text(lang, "xlsform.left-out", { names: leftOut.join(", ") })];
}

/** An XLSForm becomes a draft, whole or not at all: a form with one unknown type would ask something else than it says. */
export const importXlsform = defineImporter({
  name: "xlsform",
  about: textInAll("xlsform.about"),
  needs: "screening.edit-instrument",
  extensions: [".xlsx"],
  maxBytes: 16 * 1024 ** 2,
  headings: () => [{ about: textInAll("xlsform.about"), columns: ["type", "name"] }],
  async inspect(open): Promise<Preview> {
    const read = await readFile(open);
    const questions = read.instrument === null ? [] : questionsIn(read.instrument);
    return {
      recognisedAs: text(open.lang, "xlsform.recognised"),
      rowsRead: read.rows,
      accepted: questions.length,
      rejectedCount: new Set(read.problems.map(({ row }) => row)).size,
      rejected: read.problems.slice(0, 1000).map((problem) => errorOf(problem, open.lang)),
      columns: [],
      sample: questions.slice(0, 5).map(({ id, kind, text: told }) => ({
        name: id,
        type: kind,
        label: toldIn(told, open.lang).text,
      })),
      creates: read.instrument === null ? 0 : 1,
      warnings: warningsOf(read, open.lang),
    };
  },
  async commit(open): Promise<Report> {
    const read = await readFile(open);
    const { instrument } = read;
    if (instrument === null) throw new ImportProblem("rejected-rows", { count: read.problems.length });
    return open.inTx(async (context) => {
      const { id } = instrument;
      const standing = await instrumentRows(context, { id });
      const drafted = standing.find((row) => row.state === "draft" && row.own);
      const version = drafted?.instrument_version ?? (await nextVersion(context, id));
      const content = JSON.stringify({ ...instrument, version });
      if (drafted === undefined)
        await sql`insert into screening.instrument (id, instrument_version, content) values (${id}, ${version}, ${content}::jsonb)`.execute(
          context.tx,
        );
      else
        await sql`update screening.instrument set content = ${content}::jsonb, changed_by = access.account_id(),
          changed_at = access.now() where id = ${id} and instrument_version = ${version}`.execute(context.tx);
      const report: Report = {
        importId: open.importId,
        rowsRead: read.rows,
        accepted: questionsIn(instrument).length,
        rejectedCount: 0,
        rejected: [],
        created: drafted === undefined ? 1 : 0,
        updated: drafted === undefined ? 0 : 1,
        warnings: warningsOf(read, open.lang),
      };
      await writeDone(context.tx, report);
      return report;
    });
  },
});

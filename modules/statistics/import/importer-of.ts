import { join } from "node:path";
import { type Lang, langs } from "@palermo/vocabulary";
import { sql } from "kysely";
import { z } from "zod";
import {
  defineImporter,
  type Importer,
  type ImporterField,
  type ImportOptions,
  ImportProblem,
  type InTx,
  type KnownHeading,
  type OptionSchema,
  type Preview,
  type Report,
  type RowError,
} from "#kernel/import";
import { Republication } from "../statistics.ts";
import { statisticsFolder } from "../store/folder.ts";
import { text } from "../text.ts";
import type { CellRefusal, Layout, Reading } from "./layout.ts";
import { readFile, readingLimits } from "./read-file.ts";
import { type Publication, storeDataSet } from "./stored.ts";

/** What a reader says beside the file, and how it is called. */
export type Beside = {
  readonly path: string;
  readonly fileName: string;
  readonly options: ImportOptions;
  readonly lang: Lang;
  readonly signal: AbortSignal;
  /** The field of each column, where the reader matched them. */
  readonly matched?: readonly (string | null)[] | undefined;
};

type Words = {
  readonly name: string;
  readonly about: string;
  readonly layouts: (beside: Beside) => readonly Layout[] | Promise<readonly Layout[]>;
  /** What columns may hold, where the reader matches them; such a file may be parted by other signs than commas. */
  readonly fields?: readonly ImporterField[];
  readonly publication: (reading: Reading, beside: Beside) => Publication;
  /** What a reader may say of this kind of file beside what holds for all. */
  readonly options?: OptionSchema["shape"];
};

/** What a reader may say of any published file. */
const commonOptions = {
  title: z.string().min(1).max(200).optional(),
  source: z.string().min(1).max(500).optional(),
  licence: z.string().min(1).max(300).optional(),
  republication: Republication.optional(),
  sheet: z.string().min(1).max(100).optional(),
};

/** A licence that the reader names stands before the one that we know of the publisher. */
function asTold(publication: Publication, options: ImportOptions): Publication {
  const told = Republication.safeParse(options.republication);
  const title = options.title?.slice(0, 200);
  return {
    ...publication,
    ...(title === undefined ? {} : { title: Object.fromEntries(langs.map((lang) => [lang, title])) }),
    ...(told.success ? { republication: told.data } : {}),
    ...(options.licence === undefined ? {} : { licence: options.licence.slice(0, 300) }),
    ...(options.source === undefined ? {} : { source: options.source.slice(0, 500) }),
  };
}

function rowErrors(refused: readonly CellRefusal[], lang: Lang): RowError[] {
  return refused.map(({ row, column, value, expected }) => ({
    row,
    column,
    value,
    expected: text(lang, `import.expected.${expected}`),
  }));
}

function warningsOf(reading: Reading, lang: Lang): string[] {
  const own = reading.warnings.map(({ code, count }) => text(lang, `caveat.${code}`, { count }));
  const ignored = reading.ignoredColumns.join(", ");
  return [
    ...own,
    ...(reading.encoding === "utf-8"
      ? []
      : [text(lang, "import.warning.encoding", { encoding: reading.encoding })]),
    ...(ignored === "" ? [] : [text(lang, "import.warning.ignored", { columns: ignored })]),
  ];
}

function inAll(key: string): Record<Lang, string> {
  return Object.fromEntries(langs.map((lang) => [lang, text(lang, key)])) as Record<Lang, string>;
}

const placeOf = { count: "count", date: "date", month: "month", "lat-lon": "place" } as const;

function columnsOf(layout: Layout): Preview["columns"] {
  return layout.columns.flatMap((rule) => {
    if (rule.kind === "derived") return [];
    if (rule.kind === "flags")
      return rule.members.flatMap(({ from }) => from.map((heading) => ({ from: heading, to: rule.to })));
    return [{ from: rule.from, to: "to" in rule ? rule.to : placeOf[rule.kind] }];
  });
}

type Before = {
  code: string;
  rows_read: number;
  accepted: number;
  rejected_count: number;
  rejected: CellRefusal[];
};

/** A job that starts again after its server died finds what it had already made visible. */
async function madeBefore(inTx: InTx, importId: string): Promise<Before | undefined> {
  return inTx(async ({ tx }) => {
    const { rows } = await sql<Before>`
      select code, rows_read, accepted, rejected_count, rejected from statistics.data_set
      where import_id = ${importId}::uuid`.execute(tx);
    return rows[0];
  });
}

/** An importer of published statistics: recognises its layouts by their heading, checks every row, stores Parquet. */
export function importerOf({ name, about, layouts, fields, publication, options = {} }: Words): Importer {
  const known = (reading: Reading, all: readonly Layout[]): Layout => {
    const layout = all.find((candidate) => candidate.name === reading.layout);
    if (layout === undefined) throw new ImportProblem("unreadable");
    return layout;
  };
  type Ask = Beside & { progress: (done: number, total: number, step: string) => Promise<void> };
  const readInput = ({ path, options, lang, signal, progress }: Ask, all: readonly Layout[]) => ({
    path,
    layouts: all,
    asTable: fields !== undefined,
    sheet: options.sheet,
    workFolder: join(statisticsFolder(), "work"),
    signal,
    onStep: (done: number, total: number, step: string) => {
      void progress(done, total, text(lang, `import.step.${step}`)).catch(() => undefined);
    },
  });

  /** Layouts that do not look at the file itself: none but its name and what the reader says changes them. */
  const headings = async (fileName: string): Promise<KnownHeading[]> => {
    const nobody = {
      path: "",
      fileName,
      options: {},
      lang: "en" as const,
      signal: new AbortController().signal,
    };
    return (await layouts(nobody)).map(({ name: layout, header, exact = false }) => ({
      about: inAll(`layout.${layout}`),
      columns: header,
      exact,
    }));
  };

  return defineImporter({
    name,
    about,
    needs: "statistics.import",
    extensions: [".csv", ".csv.gz", ".xlsx"],
    maxBytes: readingLimits.maxBytes,
    options: z.object({ ...options, ...commonOptions }),
    ...(fields === undefined ? { headings } : { fields }),
    inspect: async (context) => {
      const all = await layouts(context);
      return readFile(
        readInput(context, all),
        async (reading): Promise<Preview> => ({
          recognisedAs: text(context.lang, `layout.${reading.layout}`),
          rowsRead: reading.rowsRead,
          accepted: reading.accepted,
          rejectedCount: reading.rejectedCount,
          rejected: rowErrors(reading.rejected, context.lang),
          columns: columnsOf(known(reading, all)),
          sample: [...reading.sample],
          warnings: warningsOf(reading, context.lang),
          creates: 1,
        }),
      );
    },
    commit: async (context) => {
      const { inTx, importId, fileName, lang } = context;
      const before = await madeBefore(inTx, importId);
      if (before !== undefined)
        return {
          importId,
          dataset: before.code,
          rowsRead: before.rows_read,
          accepted: before.accepted,
          rejectedCount: before.rejected_count,
          rejected: rowErrors(before.rejected, lang),
          created: 1,
        };
      const all = await layouts(context);
      return readFile(readInput(context, all), async (reading, parquet): Promise<Report> => {
        if (reading.rejectedCount > 0 && !context.leaveOutRejected)
          throw new ImportProblem("rejected-rows", { count: reading.rejectedCount });
        if (reading.accepted === 0)
          throw new ImportProblem("rejected-rows", { count: reading.rejectedCount });
        const storing = {
          inTx,
          importer: name,
          layout: known(reading, all),
          reading,
          parquet,
          fileName,
          importId,
        };
        const dataset = await storeDataSet({
          ...storing,
          publication: asTold(publication(reading, context), context.options),
        });
        return {
          importId,
          dataset,
          rowsRead: reading.rowsRead,
          accepted: reading.accepted,
          rejectedCount: reading.rejectedCount,
          rejected: rowErrors(reading.rejected, lang),
          created: 1,
        };
      });
    },
    undo: async ({ importId, inTx }) => {
      // The row makes the data set; its file, no longer named, goes with the next sweep.
      await inTx(async ({ tx, startJob }) => {
        const { rows } = await sql<{ code: string }>`
          delete from statistics.data_set where import_id = ${importId}::uuid returning code`.execute(tx);
        if (rows.length > 0) await startJob("statistics.sweep-files", {});
      });
    },
  });
}

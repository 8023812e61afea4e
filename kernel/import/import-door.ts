import { stat } from "node:fs/promises";
import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import type { Lang } from "../i18n/lang.ts";
import { defineJob } from "../jobs/job.ts";
import { ImportColumns, Preview, Recognition, Report } from "../words/import-report.ts";
import { Page, PageAsk } from "../words/page.ts";
import { checkFileName } from "./file-name.ts";
import type { Importer, InspectContext } from "./importer.ts";
import { type Matched, matchRefusal } from "./mapping.ts";
import { checkOptions, listedOptions } from "./options.ts";
import { ImportProblem } from "./problem.ts";
import { readColumns, readFirstRows } from "./read-columns.ts";
import { recogniseFile } from "./recognise-file.ts";
import { rememberMatches } from "./remembered.ts";
import { commitImport, type ImportRow, runOf } from "./run.ts";
import { type UploadPlace, withUpload } from "./upload-copy.ts";
import { ImporterListing, ImportOptions, ImportRun, MatchedColumns } from "./words.ts";

export type ImportSettings = {
  /** The importers of all modules' doors. */
  readonly importers: readonly Importer[];
  readonly uploads: UploadPlace;
};

const Held = z.object({ uploadId: z.uuid(), importer: z.string().min(1).max(100) });
const Headed = Held.extend({ options: ImportOptions.default({}) });
const Ask = Headed.extend({
  columns: MatchedColumns.optional(),
});
const RunAsk = Ask.extend({
  leaveOutRejected: z.boolean().default(false).describe("import the other rows when some cannot be read"),
});
const Unknown = Held.pick({ uploadId: true });
const optionRefusals = ["unknown-option", "bad-option", "no-options"] as const;
const columnRefusals = ["unknown-field", "field-twice", "field-missing"] as const;
const Started = z.object({ jobId: z.uuid() });

/** A file that was sent before its kind was known may be larger than its importer takes. */
async function checkSize({ maxBytes }: Importer, path: string): Promise<void> {
  const { size } = await stat(path);
  if (size <= maxBytes) return;
  const megabyte = 1024 ** 2;
  throw new ImportProblem("too-large", {
    size: Math.ceil(size / megabyte),
    limit: Math.floor(maxBytes / megabyte),
  });
}

/** Everything by which readers import files: questions, actions and the two jobs behind them. */
export function importDoor({ importers, uploads }: ImportSettings) {
  const byName = new Map(importers.map((importer) => [importer.name, importer]));

  function importerNamed(name: string, rights: ReadonlySet<string>): Importer | null {
    const importer = byName.get(name);
    return importer !== undefined && rights.has(importer.needs) ? importer : null;
  }

  /** The reader's matching, once it fits the importer and the file; null when nobody was asked. */
  async function matchedIn(
    importer: Importer,
    chosen: Matched | undefined,
    open: Pick<InspectContext, "path" | "fileName" | "signal" | "lang" | "options">,
  ): Promise<{ matched: Matched; columns: readonly string[] } | null> {
    if (chosen === undefined) return null;
    const { columns } = (await readFirstRows(open)).head;
    const misfit = matchRefusal(importer.fields ?? [], chosen, open.lang) !== null;
    if (misfit || columns.length !== chosen.length) {
      throw new ImportProblem("other-columns", { found: columns.length, matched: chosen.length });
    }
    return { matched: chosen, columns };
  }

  /** Refuses at once what can be told without the file. */
  function refusedColumns(importer: Importer, chosen: Matched | undefined, lang: Lang) {
    const refused = chosen === undefined ? null : matchRefusal(importer.fields ?? [], chosen, lang);
    if (refused === null) return null;
    const path = refused.at === null ? ["columns"] : ["columns", refused.at];
    return refuse(refused.refusal, { path, params: refused.params });
  }

  function importersOf(rights: ReadonlySet<string>): Importer[] {
    return importers.filter((importer) => rights.has(importer.needs));
  }

  /** Refuses an option that the importer does not know or that holds no value of it. */
  function refusedOptions(importer: Importer, given: ImportOptions, lang: Lang) {
    const checked = checkOptions(importer, given, lang);
    if (!("refused" in checked)) return null;
    const { refusal, name, params } = checked.refused;
    return refuse(refusal, { path: ["options", name], params });
  }

  function optionsOf(importer: Importer, given: ImportOptions, lang: Lang): ImportOptions {
    const checked = checkOptions(importer, given, lang);
    return "refused" in checked ? {} : checked.options;
  }

  const recogniseJob = defineJob({
    name: "import.recognise",
    about: "Reads the first rows of an uploaded file and says which kinds of files it may be.",
    needs: "import.run",
    input: Unknown,
    output: Recognition,
    personal: true,
    retries: 2,
  }).run(async ({ input, actor, signal, inTx }) =>
    withUpload(uploads, { uploadId: input.uploadId, inTx, signal }, (copy) =>
      recogniseFile(importersOf(actor.rights), { ...copy, lang: actor.lang, signal }),
    ),
  );

  const columns = defineJob({
    name: "import.columns",
    about: "Reads the heading of an uploaded file and proposes a field for each column.",
    needs: "import.run",
    input: Headed,
    output: ImportColumns,
    personal: true,
    retries: 2,
  }).run(async ({ input, actor, signal, inTx }) => {
    const importer = importerNamed(input.importer, actor.rights);
    if (importer === null) throw new ImportProblem("no-importer");
    return withUpload(uploads, { uploadId: input.uploadId, inTx, signal }, ({ path, fileName }) => {
      checkFileName(importer, fileName);
      const options = optionsOf(importer, input.options, actor.lang);
      return readColumns(importer, { path, fileName, options, lang: actor.lang, signal, inTx });
    });
  });

  const preview = defineJob({
    name: "import.preview",
    about:
      "Reads an uploaded file and shows what an import would do; writes nothing but how columns were matched.",
    needs: "import.run",
    input: Ask,
    output: Preview,
    personal: true,
    retries: 2,
  }).run(async ({ input, actor, signal, progress, inTx }) => {
    const importer = importerNamed(input.importer, actor.rights);
    if (importer === null) throw new ImportProblem("no-importer");
    return withUpload(uploads, { uploadId: input.uploadId, inTx, signal }, async ({ path, fileName }) => {
      checkFileName(importer, fileName);
      await checkSize(importer, path);
      const options = optionsOf(importer, input.options, actor.lang);
      const open = { path, fileName, options, lang: actor.lang, signal, progress, inTx };
      const held = await matchedIn(importer, input.columns, open);
      if (held !== null) {
        const { columns: names, matched } = held;
        await inTx(({ tx, vault }) => rememberMatches({ tx, vault, importer, columns: names }, matched));
      }
      return importer.inspect({ ...open, matched: held?.matched });
    });
  });

  const run = defineJob({
    name: "import.run",
    about: "Imports an uploaded file: the whole set becomes visible at once, or nothing.",
    needs: "import.run",
    input: RunAsk,
    output: Report,
    personal: true,
    retries: 2,
  }).run(async ({ jobId, input, actor, signal, progress, inTx }) => {
    const importer = importerNamed(input.importer, actor.rights);
    if (importer === null) throw new ImportProblem("no-importer");
    return withUpload(uploads, { uploadId: input.uploadId, inTx, signal }, async ({ path, fileName }) => {
      checkFileName(importer, fileName);
      await checkSize(importer, path);
      const options = optionsOf(importer, input.options, actor.lang);
      const open = { path, fileName, options, lang: actor.lang, signal, progress, inTx };
      const held = await matchedIn(importer, input.columns, open);
      return commitImport(importer, {
        ...open,
        matched: held?.matched,
        importId: jobId,
        leaveOutRejected: input.leaveOutRejected,
      });
    });
  });

  const listImporters = question({
    name: "import.list-importers",
    about: "The kinds of files that the reader may import.",
    needs: "import.run",
    inAddress: true,
    input: z.object({}),
    output: z.object({ items: z.array(ImporterListing) }),
  }).run(({ actor }) => ({
    items: importersOf(actor.rights).map((importer) => {
      const { name, about, extensions, needs, maxBytes, fields = [] } = importer;
      return {
        name,
        about: typeof about === "string" ? about : about[actor.lang],
        extensions: [...extensions],
        needs,
        maxBytes,
        mapped: fields.length > 0,
        options: listedOptions(importer, actor.lang),
      };
    }),
  }));

  const recogniseUpload = action({
    name: "import.recognise-file",
    about: "Starts reading the first rows of an uploaded file, to say what kind of file it is.",
    needs: "import.run",
    input: Unknown,
    output: Started,
  }).run(async ({ input, startJob }) => ({ jobId: await startJob(recogniseJob.name, input) }));

  const readColumnsOf = action({
    name: "import.read-columns",
    about: "Starts reading the heading of an uploaded file, to match its columns to fields.",
    needs: "import.run",
    input: Headed,
    output: Started,
    refusals: ["no-such-importer", ...optionRefusals],
  }).run(async ({ input, actor, startJob }) => {
    const importer = importerNamed(input.importer, actor.rights);
    if (importer === null) return refuse("no-such-importer", { path: ["importer"] });
    const refused = refusedOptions(importer, input.options, actor.lang);
    return refused ?? { jobId: await startJob(columns.name, input) };
  });

  const previewImport = action({
    name: "import.preview-import",
    about: "Starts reading an uploaded file, to see what an import would do.",
    needs: "import.run",
    input: Ask,
    output: Started,
    refusals: ["no-such-importer", ...columnRefusals, ...optionRefusals],
  }).run(async ({ input, actor, startJob }) => {
    const importer = importerNamed(input.importer, actor.rights);
    if (importer === null) return refuse("no-such-importer", { path: ["importer"] });
    const refused =
      refusedOptions(importer, input.options, actor.lang) ??
      refusedColumns(importer, input.columns, actor.lang);
    return refused ?? { jobId: await startJob(preview.name, input) };
  });

  const runImport = action({
    name: "import.run-import",
    about: "Starts importing an uploaded file.",
    needs: "import.run",
    input: RunAsk,
    output: Started,
    refusals: ["no-such-importer", ...columnRefusals, ...optionRefusals],
    undo: "import.undo-import",
  }).run(async ({ input, actor, startJob }) => {
    const importer = importerNamed(input.importer, actor.rights);
    if (importer === null) return refuse("no-such-importer", { path: ["importer"] });
    const refused =
      refusedOptions(importer, input.options, actor.lang) ??
      refusedColumns(importer, input.columns, actor.lang);
    return refused ?? { jobId: await startJob(run.name, input) };
  });

  const listImports = question({
    name: "import.list-imports",
    about: "The reader's own imports, the newest first.",
    needs: "import.run",
    input: PageAsk,
    output: Page(ImportRun),
  }).run(async ({ input: { after, limit = 50 }, tx, actor }) => {
    const { rows } = await sql<ImportRow>`
      select * from import.import
      where ${after ?? null}::text is null or import_id < ${after ?? null}::uuid
      order by import_id desc limit ${limit + 1}
    `.execute(tx);
    const items = rows.slice(0, limit).map((row) => runOf(row, importerNamed(row.importer, actor.rights)));
    return { items, next: rows.length > limit ? (items.at(-1)?.importId ?? null) : null };
  });

  const undoImport = action({
    name: "import.undo-import",
    about: "Takes back everything that one import made or changed.",
    needs: "import.run",
    input: z.object({ importId: z.uuid() }),
    output: ImportRun,
    refusals: ["cannot-undo", "already-undone", "changed-since"],
  }).run(async (context) => {
    const { input, tx, actor } = context;
    const { rows } = await sql<ImportRow>`
      select * from import.import where import_id = ${input.importId}::uuid for update
    `.execute(tx);
    const found = rows[0];
    if (found === undefined) throw new NotFound();
    if (found.state === "undone") return refuse("already-undone");
    const importer = importerNamed(found.importer, actor.rights);
    if (importer?.undo === undefined || found.state !== "done") return refuse("cannot-undo");
    try {
      await importer.undo({ importId: input.importId, inTx: (work) => work(context) });
    } catch (error) {
      if (error instanceof ImportProblem && error.code === "changed-since") return refuse("changed-since");
      throw error;
    }
    const undone = await sql<ImportRow>`
      update import.import set state = 'undone', undone_at = access.now()
      where import_id = ${input.importId}::uuid returning *
    `.execute(tx);
    return runOf(undone.rows[0] ?? found, importer);
  });

  return {
    questions: [listImporters, listImports],
    actions: [recogniseUpload, readColumnsOf, previewImport, runImport, undoImport],
    jobs: [recogniseJob, columns, preview, run],
    uploads: [
      {
        name: "import",
        needs: "import.run",
        maxBytes: Math.max(0, ...importers.map(({ maxBytes }) => maxBytes)),
      },
    ],
  };
}

export { checkFileName, extensionOf } from "./file-name.ts";
export { neutralise, withoutApostrophe } from "./formula.ts";
export type { ImportSettings } from "./import-door.ts";
export { importDoor } from "./import-door.ts";
export type {
  CommitContext,
  Importer,
  InspectContext,
  InTx,
  KnownHeading,
  OptionSchema,
  UndoContext,
  WorkContext,
} from "./importer.ts";
export { defineImporter } from "./importer.ts";
export type { ImporterField, Matched } from "./mapping.ts";
export { fieldsOfColumns, foldName, labelOf, proposeMatches } from "./mapping.ts";
export type { Mark } from "./marks.ts";
export { Marks, marksOf } from "./marks.ts";
export { checkOptions, listedOptions } from "./options.ts";
export type { ImportProblemCode } from "./problem.ts";
export { ImportProblem, importProblems } from "./problem.ts";
export { type GivenRow, type GivenRows, readKeyedRows } from "./read-keyed-rows.ts";
export { readingCell, readTable } from "./read-table.ts";
export { endProblem, packageFolders, watchReader } from "./reader-end.ts";
export { recognise } from "./recognise.ts";
export { recogniseFile } from "./recognise-file.ts";
export type { CellProblem } from "./row-check.ts";
export { cellProblems, Rejections, rowError } from "./row-check.ts";
export { writeDone } from "./run.ts";
export { sentence, sentencesIn } from "./sentence.ts";
export type { StagedRow } from "./staging.ts";
export { dropStaged, stagedRows, stageRows } from "./staging.ts";
export type { TableBatch, TableHead, TableOptions, TableRow, TableWarning } from "./table.ts";
export type { UploadPlace } from "./upload-copy.ts";
export type { ImportOptions, ImportRun, ImportState } from "./words.ts";
export { ImporterListing, Preview, Recognition, Report, RowError, rejectedShown } from "./words.ts";

import { ImportColumns, type Job, Preview, Report } from "#kernel/words";

export type ImporterWords = {
  readonly name: string;
  readonly about: string;
  readonly extensions: readonly string[];
  /** Its columns are matched to fields before the preview. */
  readonly mapped: boolean;
};

/** Importers whose endings fit a file's name; longer endings win (`.csv.gz` before `.gz`). */
export function fittingImporters(importers: readonly ImporterWords[], fileName: string): ImporterWords[] {
  const name = fileName.toLowerCase();
  return importers.filter((importer) =>
    importer.extensions.some((ending) => name.endsWith(ending.toLowerCase())),
  );
}

/** The preview in a finished job's result; null when the job gave something else. */
export function previewOf(job: Job): Preview | null {
  const read = Preview.safeParse(job.result);
  return read.success ? read.data : null;
}

export function reportOf(job: Job): Report | null {
  const read = Report.safeParse(job.result);
  return read.success ? read.data : null;
}

export function columnsOf(job: Job): ImportColumns | null {
  const read = ImportColumns.safeParse(job.result);
  return read.success ? read.data : null;
}

/** The field of each column of a file, by place; null for a column that is left out. */
export type Matched = readonly (string | null)[];

/** Places whose field another column holds too, and labels of needed fields that no column holds. */
export function faultsOf(
  fields: ImportColumns["fields"],
  matched: Matched,
): { twice: ReadonlySet<number>; missing: string[] } {
  const single = new Set(fields.filter(({ several }) => !several).map(({ name }) => name));
  const twice = matched.flatMap((field, at) =>
    field !== null && single.has(field) && matched.some((other, one) => one !== at && other === field)
      ? [at]
      : [],
  );
  const missing = fields.filter(({ name, required }) => required && !matched.includes(name));
  return { twice: new Set(twice), missing: missing.map(({ label }) => label) };
}

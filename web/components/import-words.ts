import { ImportColumns, type Job, Preview, Recognition, Report } from "#kernel/words";

export type ImporterWords = {
  readonly name: string;
  readonly about: string;
  readonly extensions: readonly string[];
  /** Its columns are matched to fields before the preview. */
  readonly mapped: boolean;
  /** What the reader may say beside the file. */
  readonly options: readonly {
    readonly name: string;
    readonly label: string;
    readonly expected: string;
    readonly choices: readonly { readonly value: string; readonly label: string }[];
  }[];
};

/** What the reader said beside the file, by option. */
export type Options = Readonly<Record<string, string>>;

type Kind = { readonly value: string; readonly label: string };

/** The importers that read a file, the best first, and the others. */
export function kindGroups(
  importers: readonly ImporterWords[],
  recognition: Recognition | null,
): { fits: Kind[]; others: Kind[] } {
  const names = (recognition?.fits ?? []).map(({ importer }) => importer);
  const kinds = (list: readonly ImporterWords[]) =>
    list.map(({ name, about }) => ({ value: name, label: about }));
  return {
    fits: names.flatMap((name) => kinds(importers.filter((one) => one.name === name))),
    others: kinds(importers.filter(({ name }) => !names.includes(name))),
  };
}

/** The layout that a file was recognised as; the importer's own words where the reader chose another. */
export function recognisedAs(importer: ImporterWords, recognition: Recognition | null): string {
  const found = recognition?.fits.find((one) => one.importer === importer.name);
  return found?.recognisedAs ?? importer.about;
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

export function recognitionOf(job: Job): Recognition | null {
  const read = Recognition.safeParse(job.result);
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

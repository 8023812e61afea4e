import { type Job, Preview, Report } from "#kernel/words";

export type ImporterWords = {
  readonly name: string;
  readonly about: string;
  readonly extensions: readonly string[];
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

import type { Lang } from "@palermo/vocabulary";
import { z } from "zod";
import { agencyNames, authorNames } from "../agencies.ts";
import type { Acting, RecordRow, Version } from "./rows.ts";

export const Named = z.object({ recordId: z.uuid() });
export const Written = Named.extend({ version: z.int() });

/** What every document shows beside its content. */
export const RecordHead = z.object({
  recordId: z.uuid(),
  version: z.int(),
  author: z.string().describe("who wrote this version"),
  writtenAt: z.string(),
  agency: z.string(),
  mine: z.boolean().describe("of the reader's agency"),
  shared: z.int().nullable().describe("the version that other agencies read; null for a draft"),
});
export type RecordHead = z.infer<typeof RecordHead>;

export const VersionLine = z.object({ version: z.int(), author: z.string(), writtenAt: z.string() });

type Reader = { readonly lang: Lang; readonly agencyId: string };

/** Heads of documents with the names of their agencies and authors. */
export async function headsOf(
  tx: Acting["tx"],
  rows: readonly RecordRow<unknown>[],
  { lang, agencyId }: Reader,
): Promise<RecordHead[]> {
  const agencies = await agencyNames(
    tx,
    rows.map(({ agency_id }) => agency_id),
    lang,
  );
  const authors = await authorNames(
    tx,
    rows.map(({ author }) => author),
  );
  return rows.map(({ record_id, version, author, written_at, agency_id, shared }) => ({
    recordId: record_id,
    version,
    author: authors.get(author) ?? "",
    writtenAt: written_at.toISOString(),
    agency: agencies.get(agency_id) ?? "",
    mine: agency_id === agencyId,
    shared,
  }));
}

/** Versions with their authors' names. */
export async function versionLines(tx: Acting["tx"], versions: readonly Version<unknown>[]) {
  const authors = await authorNames(
    tx,
    versions.map(({ author }) => author),
  );
  return versions.map(({ version, author, written_at }) => ({
    version,
    author: authors.get(author) ?? "",
    writtenAt: written_at.toISOString(),
  }));
}

import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Words } from "#kernel/words";
import type { StudyContent } from "../undetected.ts";

export type NewStudy = {
  readonly studyId: string;
  readonly title: Words;
  readonly source: string;
  readonly origin: "file" | "dossiers";
  readonly earliest: string;
  readonly latest: string;
  readonly content: StudyContent;
  readonly people: number;
  readonly importId: string | null;
};

/** Digest of lists, parts and counts, by which the snapshot is verified. It stays in the database: small counts could be guessed from it. */
export function checksumOf({ lists, strata, cells }: StudyContent): string {
  const sorted = cells.map(({ stratum, counts }) => [
    Object.entries(stratum).sort(),
    Object.entries(counts).sort(([one], [other]) => Number(one) - Number(other)),
  ]);
  const text = JSON.stringify([lists, strata, sorted.map((cell) => JSON.stringify(cell)).sort()]);
  return createHash("sha256").update(text).digest("hex");
}

/** Writes a study of the actor's agency. */
export async function keepStudy(
  { tx, now }: Pick<Context<unknown>, "tx" | "now">,
  study: NewStudy,
): Promise<void> {
  const { content } = study;
  await sql`
    insert into undetected.study (agency_id, study_id, title, source, origin, earliest, latest, lists, strata, cells, people,
      checksum, import_id, author, opened_at)
    values (access.agency_id(), ${study.studyId}::uuid, ${JSON.stringify(study.title)}::jsonb, ${study.source}, ${study.origin},
      ${study.earliest}::date, ${study.latest}::date, ${[...content.lists]}::text[], ${[...content.strata]}::text[],
      ${JSON.stringify(content.cells)}::jsonb, ${study.people}, ${checksumOf(content)}, ${study.importId}::uuid,
      access.account_id(), ${now})`.execute(tx);
}

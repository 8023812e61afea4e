import { sql } from "kysely";
import { type Context, NotFound } from "#kernel/action";
import type { Words } from "#kernel/words";
import type { Cell, StratumName, StudyContent } from "../undetected.ts";

export type StudyRow = {
  study_id: string;
  title: Words;
  source: string;
  origin: "file" | "dossiers";
  earliest: string;
  latest: string;
  lists: string[];
  strata: StratumName[];
  cells: Cell[];
  people: number;
  checksum: string;
  opened_at: Date;
  author: string;
};

type Tx = Context<unknown>["tx"];

/** Studies of the actor's agency that stand, the newest first. */
export async function studyRows(tx: Tx): Promise<Omit<StudyRow, "cells">[]> {
  const { rows } = await sql<StudyRow>`
    select study_id, title, source, origin, earliest::text, latest::text, lists, strata, people, checksum, opened_at, author
    from undetected.study where removed_at is null order by opened_at desc, study_id limit 500`.execute(tx);
  return rows;
}

/** One study of the actor's agency; any other is not found. */
export async function studyRow(tx: Tx, studyId: string): Promise<StudyRow> {
  const { rows } = await sql<StudyRow>`
    select study_id, title, source, origin, earliest::text, latest::text, lists, strata, cells, people, checksum, opened_at, author
    from undetected.study where study_id = ${studyId}::uuid and removed_at is null`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new NotFound();
  return row;
}

export function contentOf({ lists, strata, cells }: StudyRow): StudyContent {
  return { lists, strata, cells };
}

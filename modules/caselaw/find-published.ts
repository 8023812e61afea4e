import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { Judgment } from "./words/index.ts";

type Tx = Context<unknown>["tx"];

/** A judgment as it is published, with its names taken out. */
export type PublishedJudgment = {
  readonly judgmentId: string;
  readonly code: string;
  readonly agencyId: string;
  readonly version: number;
  readonly judgment: Judgment;
  readonly audience: "inside" | "everybody";
  readonly origin: string;
  readonly importId: string | null;
  readonly publishedAt: string;
  readonly revisedAt: string;
};

export type PublishedRow = {
  judgment_id: string;
  code: string;
  agency_id: string;
  version: number;
  content: unknown;
  audience: "inside" | "everybody";
  origin: string;
  import_id: string | null;
  published_at: Date;
  revised_at: Date;
};

/** The columns that `publishedOf` reads. */
export const publishedColumns = sql`judgment_id, code, agency_id, version, content, audience, origin, import_id, published_at, revised_at`;

export function publishedOf(row: PublishedRow): PublishedJudgment {
  return {
    judgmentId: row.judgment_id,
    code: row.code,
    agencyId: row.agency_id,
    version: row.version,
    judgment: Judgment.parse(row.content),
    audience: row.audience,
    origin: row.origin,
    importId: row.import_id,
    publishedAt: row.published_at.toISOString(),
    revisedAt: row.revised_at.toISOString(),
  };
}

/** A published judgment by its code; nothing where there is none that this transaction's reader may see. */
export async function findPublished(tx: Tx, code: string): Promise<PublishedJudgment | null> {
  const { rows } = await sql<PublishedRow>`
    select ${publishedColumns} from caselaw.published where code = ${code}`.execute(tx);
  return rows[0] === undefined ? null : publishedOf(rows[0]);
}

/** Several published judgments by their ids, in no order. */
export async function findSeveral(tx: Tx, ids: readonly string[]): Promise<PublishedJudgment[]> {
  const { rows } = await sql<PublishedRow>`
    select ${publishedColumns} from caselaw.published where judgment_id = any (${ids}::uuid[])`.execute(tx);
  return rows.map(publishedOf);
}

export type ListAsk = {
  /** The last code of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly jurisdiction?: string | undefined;
};

/** Published judgments by their codes, a page at a time. */
export async function listPublished(
  tx: Tx,
  { after, limit, jurisdiction }: ListAsk,
): Promise<{ items: PublishedJudgment[]; next: string | null }> {
  const { rows } = await sql<PublishedRow>`
    select ${publishedColumns} from caselaw.published
    where (${after ?? null}::text is null or code > ${after ?? null})
      and (${jurisdiction ?? null}::text is null or jurisdiction = ${jurisdiction ?? null})
    order by code limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit).map(publishedOf);
  return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null };
}

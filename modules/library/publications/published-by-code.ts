import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Publication, Reach } from "./words.ts";

export type PublishedPublication = {
  publication_id: string;
  code: string;
  version: number;
  content: Publication;
  audience: Reach;
  file_name: string | null;
  file_bytes: number | null;
  file_parts: number | null;
  published_at: Date;
  revised_at: Date;
};

/** A published entry by its code, for readers who signed in and for the public face, each as far as it sees. */
export async function publishedByCode(
  tx: Context<unknown>["tx"],
  code: string,
): Promise<PublishedPublication | null> {
  const { rows } = await sql<PublishedPublication>`
    select publication_id, code, version, content, audience, file_name, file_bytes, file_parts, published_at, revised_at
    from library.published where code = ${code}`.execute(tx);
  return rows[0] ?? null;
}

import { sql } from "kysely";
import type { Context } from "#kernel/action";

type Tx = Context<unknown>["tx"];

/** The redacted copy of a judgment's file, as readers are offered it. */
export type PublishedFile = {
  readonly fileId: string;
  readonly lang: string;
  readonly bytes: number;
  readonly pages: number | null;
  readonly searched: boolean;
};

/** The copies that are published with a judgment, as far as this transaction's reader may see them. */
export async function publishedFiles(tx: Tx, judgmentId: string): Promise<PublishedFile[]> {
  const { rows } = await sql<{
    file_id: string;
    lang: string;
    bytes: string;
    pages: number | null;
    searched: boolean;
  }>`
    select file_id, lang, bytes, pages, text is not null as searched from caselaw.published_file
    where judgment_id = ${judgmentId}::uuid order by place`.execute(tx);
  return rows.map(({ file_id, bytes, ...rest }) => ({ ...rest, fileId: file_id, bytes: Number(bytes) }));
}

/** Their texts, for the search. */
export async function publishedFileTexts(
  tx: Tx,
  judgmentId: string,
): Promise<{ lang: string; text: string }[]> {
  const { rows } = await sql<{ lang: string; text: string }>`
    select lang, text from caselaw.published_file where judgment_id = ${judgmentId}::uuid and text is not null order by place`.execute(
    tx,
  );
  return rows;
}

import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { type Answer, replacementsOf } from "../anonymise/answers.ts";
import { textCleaner } from "../publish/as-published.ts";
import type { Judgment } from "../words/index.ts";
import { copyOf, type FileRow } from "./file-rows.ts";
import { missingPhrases, neededPhrases } from "./needed-marks.ts";

type Acting = Pick<Context<unknown>, "tx" | "vault">;
type Of = { readonly judgment: Judgment; readonly answers: readonly Answer[] };

/** Files that readers shall get and of which no copy stands that may go out. */
export function filesNotReady(rows: readonly FileRow[], { judgment, answers }: Of): FileRow[] {
  const needed = neededPhrases(judgment, answers);
  return rows.filter(
    ({ intended, copying, copy_address, marks, state, looked_through }) =>
      intended === "publish" &&
      (copying ||
        copy_address === null ||
        (state === "no-text" && !looked_through) ||
        missingPhrases(needed, marks).length > 0),
  );
}

/** Puts the copies beside the proposal that stands, each with the text that readers will search. */
export async function proposeFiles(
  acting: Acting,
  judgmentId: string,
  { rows, judgment, answers }: Of & { readonly rows: readonly FileRow[] },
): Promise<void> {
  const clean = textCleaner(judgment, replacementsOf(answers));
  const keys: { id: string; key: string; text: string | null }[] = [];
  for (const row of rows) {
    const copy = row.intended === "publish" ? await copyOf(acting, row) : null;
    if (copy === null) continue;
    // What somebody read off pictures of paper is cleaned as every other text is.
    const text = row.text_by === "hand" && row.text !== null ? clean(row.text) : row.copy_text;
    keys.push({ id: row.file_id, key: copy.key, text });
  }
  await sql`select caselaw.propose_files(${judgmentId}::uuid, ${JSON.stringify(keys)}::jsonb)`.execute(
    acting.tx,
  );
}

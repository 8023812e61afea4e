import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { printOf, shareOf, titleShare } from "./keep/print.ts";
import type { Judgment } from "./words/index.ts";

export type Duplicate = {
  readonly code: string;
  readonly why: "identifier" | "similar";
  /** How much both have in common, 0 to 1; 1 for a shared number. */
  readonly share: number;
};

type Row = { code: string; title: string; keys: string[]; sketch: number[] };

/** From here on two records are shown to a person as perhaps the same. */
const alike = 0.5;

/**
 * Judgments that may be the same: one that shares a number, or one whose title, court, day and facts read alike. Among
 * what is published and the drafts that the reader may see; `except` is the judgment's own code.
 */
export async function findDuplicates(
  tx: Context<unknown>["tx"],
  judgment: Judgment,
  { except = "" }: { except?: string } = {},
): Promise<Duplicate[]> {
  const { keys, bands, sketch } = printOf(judgment);
  const { rows } = await sql<Row>`
    select code, title, keys, sketch from caselaw.published
    where (keys && ${keys}::text[] or bands && ${bands}::text[]) and code <> ${except}
    union
    select code, content -> 'title' ->> 'text', keys, sketch from caselaw.judgment
    where (keys && ${keys}::text[] or bands && ${bands}::text[]) and code <> ${except} and removed_at is null and state <> 'withdrawn'
    limit 400`.execute(tx);
  const found = new Map<string, Duplicate>();
  for (const row of rows) {
    const duplicate = compared(row, { keys, sketch, title: judgment.title.text });
    const before = found.get(row.code);
    if (duplicate !== null && (before === undefined || before.share < duplicate.share))
      found.set(row.code, duplicate);
  }
  return [...found.values()].sort((a, b) => b.share - a.share).slice(0, 20);
}

function compared(row: Row, own: { keys: string[]; sketch: number[]; title: string }): Duplicate | null {
  const shared = row.keys.filter((key) => own.keys.includes(key));
  if (shared.some((key) => !key.startsWith("day:"))) return { code: row.code, why: "identifier", share: 1 };
  const sameDay = shared.length > 0;
  const words = shareOf(row.sketch, own.sketch);
  // Of one country and one day, two thirds of a title are enough: facts are often told anew.
  const share = sameDay ? Math.max(words, (2 * titleShare(row.title, own.title) + 1) / 3 - 0.2) : words;
  return share >= alike ? { code: row.code, why: "similar", share: Math.round(share * 100) / 100 } : null;
}

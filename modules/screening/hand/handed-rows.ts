import { sql } from "kysely";
import { NotFound, type QuestionContext } from "#kernel/action";
import { type HandedAnswers, type HandedLine, HandedSection, type Handing } from "../screening.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault">;

export type HandedRow = {
  handed_id: string;
  code: string;
  child: HandedLine["child"];
  content: Buffer;
  handed_at: Date;
  taken_up_at: Date | null;
};

export function placeOfHanded(handedId: string) {
  return { table: "screening.handed", column: "content", row: handedId };
}

type HandingRow = {
  handing_id: string;
  code: string;
  to_name: string | null;
  to_agency: Record<string, string> | null;
  handed_at: Date;
  open_until: Date;
  taken_up_at: Date | null;
  taken_back_at: Date | null;
  taken_back_by: Handing["takenBackBy"];
};

/** What was handed of an interview, the first first; nothing for those who do not open the interview. */
export async function handingsOf({ tx }: Pick<Asking, "tx">, screeningId: string): Promise<Handing[]> {
  const { rows } = await sql<HandingRow>`select * from screening.handings(${screeningId}::uuid)`.execute(tx);
  return rows.map((row) => ({
    handingId: row.handing_id,
    code: row.code,
    to: row.to_name,
    agency: row.to_agency,
    handedAt: row.handed_at.toISOString(),
    openUntil: row.open_until.toISOString(),
    takenUpAt: row.taken_up_at?.toISOString() ?? null,
    takenBackAt: row.taken_back_at?.toISOString() ?? null,
    takenBackBy: row.taken_back_by,
    may: row.taken_back_at === null ? ["take-back-answers"] : [],
  }));
}

/** Ends what still stands, after the person took back that the police may know. Gives the ids. */
export async function takeBackAll(context: Pick<Asking, "tx">, screeningId: string): Promise<string[]> {
  const standing = (await handingsOf(context, screeningId)).filter(({ takenBackAt }) => takenBackAt === null);
  for (const { handingId } of standing)
    await sql`select screening.take_back(${handingId}::uuid, 'person')`.execute(context.tx);
  return standing.map(({ handingId }) => handingId);
}

/** What was handed, for its receiver; the same "not found" whether it is not there or not theirs. */
export async function findHanded(
  { tx }: Pick<Asking, "tx">,
  wanted: { handedId: string } | { code: string },
): Promise<HandedRow> {
  const match =
    "handedId" in wanted
      ? sql`h.handed_id = ${wanted.handedId}::uuid`
      : sql`h.code = ${wanted.code.toUpperCase()}`;
  const { rows } = await sql<HandedRow>`
    select h.handed_id, h.code, h.child, h.content, h.handed_at, h.taken_up_at from screening.handed h where ${match}`.execute(
    tx,
  );
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

export function lineOfHanded(row: HandedRow): HandedLine {
  return {
    handedId: row.handed_id,
    code: row.code,
    child: row.child,
    handedAt: row.handed_at.toISOString(),
    takenUpAt: row.taken_up_at?.toISOString() ?? null,
  };
}

export async function wholeHanded({ vault }: Asking, row: HandedRow): Promise<HandedAnswers> {
  const text = await vault.open(row.handed_id, placeOfHanded(row.handed_id), row.content);
  const { lang = "", sections = [] } = JSON.parse(text ?? "{}") as { lang?: string; sections?: unknown[] };
  return { ...lineOfHanded(row), lang, sections: sections.map((one) => HandedSection.parse(one)) };
}

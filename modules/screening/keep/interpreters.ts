import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import type { Interview } from "../screening.ts";

type Asking = Pick<QuestionContext<unknown>, "tx">;

/** Notes which interpreters served a person, in which matter, so that none of them serves the other side too (S12). */
export async function noteInterpreters({ tx }: Asking, interview: Interview, matter: string): Promise<void> {
  for (const { code } of interview.interpreters) {
    await sql`
      insert into screening.interpreter_use (code, side, matter) values (${code}, 'person', ${matter})
      on conflict do nothing`.execute(tx);
  }
}

/**
 * Numbers of interpreters who served a suspected person in the same matter, or in one that nobody named. A record that a
 * device made is never turned away for it: the page says that somebody else has to interpret.
 */
export async function servesBoth(
  { tx }: Asking,
  codes: readonly string[],
  matter: string,
): Promise<string[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<{ code: string }>`
    select distinct code from screening.interpreter_use
    where side = 'suspect' and lower(code) = any (${codes.map((code) => code.toLowerCase())}::text[])
      and matter in ('', ${matter})`.execute(tx);
  return rows.map(({ code }) => code);
}

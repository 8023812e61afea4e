import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Replacement } from "../publish/as-published.ts";

type Tx = Context<unknown>["tx"];

/** What a person said of a possible name: it is one, and is replaced; or it is none, for a reason. */
export type Answer = {
  readonly finding: string;
  readonly answer: "name" | "not-a-name";
  readonly replacement: string | null;
  readonly reason: string | null;
};

/** The answers given for a judgment of the reader's agency; they hold for its later versions too. */
export async function answersFor(tx: Tx, judgmentId: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    select finding, answer, replacement, reason from caselaw.finding_answer
    where judgment_id = ${judgmentId}::uuid order by finding`.execute(tx);
  return rows;
}

/** The names that a person confirmed, with the words that stand for each. */
export async function confirmedNames(tx: Tx, judgmentId: string): Promise<Replacement[]> {
  return replacementsOf(await answersFor(tx, judgmentId));
}

export function replacementsOf(answers: readonly Answer[]): Replacement[] {
  return answers.flatMap(({ finding, replacement }) =>
    replacement === null ? [] : [{ name: finding, by: replacement }],
  );
}

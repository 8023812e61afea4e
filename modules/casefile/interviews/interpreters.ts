import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import type { Content } from "../records/spec.ts";
import { Plan } from "./interview.ts";
import { interviewPlace, interviewsOf } from "./interview-rows.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;
type Wish = {
  readonly caseId: string;
  readonly interviewId: string;
  readonly participantId: string;
  readonly plan: Content;
};

/** Capacities of somebody against whom the case goes; everybody else of it is the other side. */
const against: ReadonlySet<string> = new Set([
  "person_of_interest",
  "suspected_person",
  "prosecuted_person",
  "convicted_person",
  "acquitted_person",
]);

/** An interpreter as they are compared: by number or name, however it was typed. */
function asCalled(name: unknown): string {
  return typeof name === "string" ? name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim() : "";
}

/** Whether the interpreter of a plan serves the other side in an interview of this case that was not called off (S12). */
export async function servesBoth(context: Asking, wish: Wish): Promise<boolean> {
  const interpreter = asCalled(wish.plan.interpreter);
  if (interpreter === "") return false;
  const { rows } = await sql<{ participant_id: string; capacity: string }>`
    select participant_id, capacity from casefile.participant where dossier_id = ${wish.caseId}::uuid`.execute(
    context.tx,
  );
  const isAgainst = (id: string) =>
    against.has(rows.find(({ participant_id }) => participant_id === id)?.capacity ?? "");
  const others = (await interviewsOf(context, wish.caseId)).filter(
    (row) =>
      row.interview_id !== wish.interviewId &&
      row.state !== "cancelled" &&
      isAgainst(row.participant_id) !== isAgainst(wish.participantId),
  );
  for (const row of others) {
    const text = await context.vault.open(wish.caseId, interviewPlace(row.interview_id, "plan"), row.plan);
    if (text !== null && asCalled(Plan.parse(JSON.parse(text)).interpreter) === interpreter) return true;
  }
  return false;
}

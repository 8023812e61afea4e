import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, NotFound, question, refuse } from "#kernel/action";

type Acting = Pick<Context<unknown>, "tx" | "now">;

export const corrected = ["name", "standing", "fact", "source", "other"] as const;

/** Days within which a request is answered (L1). */
export const answerDays = 30;

/** The last day on which a request that came now is answered in time. */
export function dueOn(now: Date): string {
  return new Date(now.getTime() + answerDays * 86_400_000).toISOString().slice(0, 10);
}

export const Correction = z.object({
  code: z.string().max(20),
  about: z.enum(corrected),
  what: z.string().trim().min(3).max(4000).describe("what is wrong, and what is right"),
  contact: z.string().trim().min(3).max(300).optional().describe("kept until the answer only"),
});
export type Correction = z.infer<typeof Correction>;

/**
 * Files a request to correct a published judgment, for a signed-in reader or, entered as the system, for the public form.
 * Gives null where there is no such judgment that the asker may read, or where too many wait already.
 */
export async function askCorrection(
  { tx, now }: Acting,
  { code, about, what, contact }: Correction,
): Promise<{ correctionId: string; dueOn: string } | null> {
  const correctionId = randomUUID();
  const due = dueOn(now);
  const { rows } = await sql<{ done: boolean }>`
    select caselaw.ask_correction(${correctionId}::uuid, ${code}, ${about}, ${what}, ${contact ?? null}, ${due}::date) as done`.execute(
    tx,
  );
  return rows[0]?.done === true ? { correctionId, dueOn: due } : null;
}

export const requestCorrection = action({
  name: "caselaw.request-correction",
  about:
    "Asks the editors to correct a published judgment: a name, how somebody stands today, a fact or a source.",
  needs: "caselaw.read",
  input: Correction,
  output: z.object({ correctionId: z.uuid(), dueOn: z.string() }),
  emits: ["caselaw.correction-requested"],
}).run(async (context) => {
  const asked = await askCorrection(context, context.input);
  if (asked === null) throw new NotFound();
  context.emit("caselaw.correction-requested", { correctionId: asked.correctionId });
  return asked;
});

export const answerCorrection = action({
  name: "caselaw.answer-correction",
  about:
    "Answers a request for correction: corrected or declined, with the reason. How to reach who asked is then forgotten.",
  needs: "caselaw.edit",
  input: z.object({
    correctionId: z.uuid(),
    outcome: z.enum(["corrected", "declined"]),
    answer: z.string().trim().min(3).max(4000),
  }),
  output: z.object({ correctionId: z.uuid() }),
  refusals: ["answered-already"],
  emits: ["caselaw.correction-answered"],
}).run(async (context) => {
  const { correctionId, outcome, answer } = context.input;
  const { rows } = await sql<{ word: string | null }>`
    select caselaw.answer_correction(${correctionId}::uuid, ${outcome}, ${answer}) as word`.execute(
    context.tx,
  );
  const word = rows[0]?.word ?? null;
  if (word === null) throw new NotFound();
  if (word === "answered-already") return refuse("answered-already", { path: ["correctionId"] });
  context.emit("caselaw.correction-answered", { correctionId });
  return { correctionId };
});

const states = ["open", "corrected", "declined"] as const;

type Row = {
  correction_id: string;
  code: string;
  about: (typeof corrected)[number];
  what: string;
  contact: string | null;
  asked_at: Date;
  due_on: string;
  state: (typeof states)[number];
  answer: string | null;
};

export const listCorrections = question({
  name: "caselaw.list-corrections",
  about:
    "Requests to correct judgments of one's agency, those that wait first, by the day on which they are due.",
  needs: "caselaw.edit",
  input: z.object({ state: z.enum(states).optional() }),
  output: z.object({
    items: z.array(
      z.object({
        correctionId: z.uuid(),
        code: z.string(),
        about: z.enum(corrected),
        what: z.string(),
        contact: z.string().nullable(),
        askedAt: z.string(),
        dueOn: z.string(),
        overdue: z.boolean(),
        state: z.enum(states),
        answer: z.string().nullable(),
      }),
    ),
  }),
}).run(async ({ input, tx, now }) => {
  const { rows } = await sql<Row>`
    select correction_id, code, about, what, contact, asked_at, due_on::text, state, answer from caselaw.corrections()
    where ${input.state ?? null}::text is null or state = ${input.state ?? null}`.execute(tx);
  const today = now.toISOString().slice(0, 10);
  return {
    items: rows.map((row) => ({
      correctionId: row.correction_id,
      code: row.code,
      about: row.about,
      what: row.what,
      contact: row.contact,
      askedAt: row.asked_at.toISOString(),
      dueOn: row.due_on,
      overdue: row.state === "open" && row.due_on < today,
      state: row.state,
      answer: row.answer,
    })),
  };
});

export const listOwnCorrections = question({
  name: "caselaw.list-own-corrections",
  about: "Corrections that the reader asked for, with their answers.",
  needs: "caselaw.read",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        correctionId: z.uuid(),
        code: z.string(),
        about: z.enum(corrected),
        askedAt: z.string(),
        dueOn: z.string(),
        state: z.enum(states),
        answer: z.string().nullable(),
      }),
    ),
  }),
}).run(async ({ tx }) => {
  const { rows } = await sql<Omit<Row, "what" | "contact">>`
    select correction_id, code, about, asked_at, due_on::text, state, answer from caselaw.my_corrections()`.execute(
    tx,
  );
  return {
    items: rows.map((row) => ({
      correctionId: row.correction_id,
      code: row.code,
      about: row.about,
      askedAt: row.asked_at.toISOString(),
      dueOn: row.due_on,
      state: row.state,
      answer: row.answer,
    })),
  };
});

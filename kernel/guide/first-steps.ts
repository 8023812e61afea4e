import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question } from "#kernel/action";
import { askWord } from "../access/answers.ts";

/** The first steps in the order in which they are done. */
export const firstSteps = ["agency", "unit", "people", "recovery-kit", "backup", "import"] as const;

const FirstStep = z.object({
  step: z.enum(firstSteps),
  done: z.boolean(),
  at: z.string().nullable(),
});
export type FirstStep = z.infer<typeof FirstStep>;

export const showProgress = question({
  name: "guide.show-progress",
  about: "Which first steps of a new installation are done, read from what is there.",
  needs: "account.manage",
  input: z.object({}),
  output: z.object({ steps: z.array(FirstStep), left: z.int() }),
}).run(async ({ tx }) => {
  const { rows } = await sql<{ step: string; at: Date | null; number: string }>`
    select * from guide.progress()`.execute(tx);
  const steps = firstSteps.map((step) => {
    const row = rows.find((one) => one.step === step);
    return { step, done: Number(row?.number ?? 0) > 0, at: row?.at?.toISOString() ?? null };
  });
  return { steps, left: steps.filter(({ done }) => !done).length };
});

export const confirmKit = action({
  name: "guide.confirm-kit",
  about: "An administrator confirms that the recovery kit is printed and locked away.",
  needs: "account.manage",
  input: z.object({}),
  output: z.object({}),
  undo: "guide.take-back-kit",
}).run(async ({ tx }) => {
  if ((await askWord(tx, sql`guide.confirm_kit()`)) !== "done") throw new NotFound();
  return {};
});

export const takeBackKit = action({
  name: "guide.take-back-kit",
  about: "Takes the confirmation of the recovery kit back, because it is lost or was printed anew.",
  needs: "account.manage",
  input: z.object({}),
  output: z.object({}),
}).run(async ({ tx }) => {
  if ((await askWord(tx, sql`guide.unconfirm_kit()`)) !== "done") throw new NotFound();
  return {};
});

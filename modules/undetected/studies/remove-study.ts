import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, NotFound } from "#kernel/action";

const Named = z.object({ studyId: z.uuid() });

export const removeStudy = action({
  name: "undetected.remove-study",
  about: "Takes a study off the list; its snapshot and estimates are kept, and figures made known stay.",
  needs: "undetected.estimate",
  input: Named,
  output: Named,
  undo: "undetected.restore-study",
}).run((context) => move(context, context.now));

export const restoreStudy = action({
  name: "undetected.restore-study",
  about: "Puts a study back on the list.",
  needs: "undetected.estimate",
  input: Named,
  output: Named,
  undo: "undetected.remove-study",
}).run((context) => move(context, null));

async function move(
  { tx, input }: Context<z.infer<typeof Named>>,
  at: Date | null,
): Promise<z.infer<typeof Named>> {
  const { rows } = await sql`
    update undetected.study set removed_at = ${at}
    where study_id = ${input.studyId}::uuid and (removed_at is null) = ${at !== null} returning study_id`.execute(
    tx,
  );
  if (rows.length === 0) throw new NotFound();
  return input;
}

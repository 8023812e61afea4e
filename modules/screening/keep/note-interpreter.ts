import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";

export const noteInterpreter = action({
  name: "screening.note-interpreter",
  about: "Notes by number which side an interpreter serves in a matter; one interpreter never serves both.",
  needs: "screening.note-interpreter",
  input: z.object({
    code: z.string().trim().min(1).max(60).describe("the interpreter's number, never a name"),
    side: z.enum(["person", "suspect"]),
    matter: z.string().trim().max(60).default("").describe("the code of a case or an event"),
  }),
  output: z.object({ noted: z.literal(true) }),
  refusals: ["interpreter-serves-both"],
}).run(async ({ input, tx }) => {
  const { code, side, matter } = input;
  const other = await sql`
    select from screening.interpreter_use
    where lower(code) = lower(${code}) and side <> ${side} and (matter = ${matter} or matter = '' or ${matter} = '')`.execute(
    tx,
  );
  if (other.rows.length > 0)
    return refuse("interpreter-serves-both", { path: ["code"], params: { interpreter: code } });
  await sql`
    insert into screening.interpreter_use (code, side, matter) values (${code}, ${side}, ${matter})
    on conflict do nothing`.execute(tx);
  return { noted: true as const };
});

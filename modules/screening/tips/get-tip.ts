import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { Code } from "#kernel/words";
import { Tip } from "../screening.ts";
import { type TipRow, tipColumns, wholeTip } from "./tip-rows.ts";

export const getTip = question({
  name: "screening.get-tip",
  about: "One tip with what was told. It says nothing certain of anybody.",
  needs: "screening.interview",
  audited: true,
  input: z.object({ code: Code }),
  output: Tip,
}).run(async (context) => {
  const { rows } = await sql<TipRow>`
    select ${tipColumns} from screening.tip t where t.code = ${context.input.code.toUpperCase()}`.execute(
    context.tx,
  );
  if (rows[0] === undefined) throw new NotFound();
  context.opened([rows[0].tip_id], ["told", "reached"]);
  return wholeTip(context, rows[0]);
});

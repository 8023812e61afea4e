import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { flowsOf } from "./flows.ts";
import { FlowsOfCurrency } from "./transfer.ts";
import { type TransferRow, transferColumns, wholeTransfers } from "./transfer-rows.ts";

export const getMoneyFlows = question({
  name: "casefile.get-money-flows",
  about: "What moved between whom in a case, added up exactly and apart by currency.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ currencies: z.array(FlowsOfCurrency) }),
}).run(async (context) => {
  const of = await findCase(context, context.input);
  const { rows } = await sql<TransferRow>`
    select ${transferColumns} from casefile.transfer t where t.dossier_id = ${of.case_id}::uuid and t.removed_at is null
    order by t.made_on, t.transfer_id`.execute(context.tx);
  context.opened([of.case_id], ["transfer"]);
  return { currencies: flowsOf(await wholeTransfers(context, of, rows)) };
});

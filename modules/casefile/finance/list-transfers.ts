import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Page, PageAsk } from "#kernel/words";
import { findCase } from "../case-row.ts";
import { Transfer } from "./transfer.ts";
import { type TransferRow, transferColumns, wholeTransfers } from "./transfer-rows.ts";

export const listTransfers = question({
  name: "casefile.list-transfers",
  about: "The transfers of money of a case, the newest first.",
  needs: "casefile.read",
  audited: true,
  input: PageAsk.extend({ caseId: z.uuid() }),
  output: Page(Transfer),
}).run(async (context) => {
  const { input, tx, opened } = context;
  const { limit = 50 } = input;
  const of = await findCase(context, input);
  const after = /^(\d{4}-\d\d-\d\d) ([0-9a-f-]{36})$/.exec(input.after ?? "");
  const { rows } = await sql<TransferRow>`
    select ${transferColumns} from casefile.transfer t
    where t.dossier_id = ${of.case_id}::uuid and t.removed_at is null
      and (${after?.[1] ?? null}::date is null or (t.made_on, t.transfer_id) < (${after?.[1] ?? null}::date, ${after?.[2] ?? null}::uuid))
    order by t.made_on desc, t.transfer_id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  opened([of.case_id], ["transfer"]);
  return {
    items: await wholeTransfers(context, of, shown),
    next: rows.length > limit && last !== undefined ? `${last.made_on} ${last.transfer_id}` : null,
  };
});

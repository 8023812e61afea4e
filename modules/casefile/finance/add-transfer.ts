import { z } from "zod";
import { action, isRefusal, NotFound, refuse } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { Amount, Transfer, TransferWords } from "./transfer.ts";
import { findTransfer, insertTransfers, wholeTransfers } from "./transfer-rows.ts";

export const addTransfer = action({
  name: "casefile.add-transfer",
  about: "Adds a transfer of money to a case: when, how much, from whom to whom.",
  needs: "casefile.trace-money",
  input: TransferWords.extend({
    caseId: z.uuid(),
    transferId: z.uuid().describe("made by the client"),
    madeOn: z.iso.date(),
    amount: Amount,
  }),
  output: Transfer,
  refusals: ["may-not", "not-yet", "added-already"],
  emits: ["casefile.transfer-added"],
  undo: "casefile.remove-transfer",
}).run(async (context) => {
  const { input, now, opened, emit } = context;
  const { caseId, transferId, madeOn, amount, ...words } = input;
  if (Date.parse(madeOn) > now.getTime() + 86_400_000) return refuse("not-yet", { path: ["madeOn"] });
  const of = await caseFor(context, caseId, "trace-money");
  if (isRefusal(of)) return of;
  const transfers = [{ transferId, madeOn, amount, words: TransferWords.parse(words) }];
  if ((await insertTransfers(context, { of, transfers, importId: null })) !== 1)
    return refuse("added-already");
  opened([caseId], ["transfer"]);
  emit("casefile.transfer-added", { caseId, transferId });
  const [made] = await wholeTransfers(context, of, [await findTransfer(context, transferId)]);
  if (made === undefined) throw new NotFound();
  return made;
});

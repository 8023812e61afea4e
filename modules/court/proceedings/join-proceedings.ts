import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { chargesOfProceeding, nextCount } from "../charges/charge-rows.ts";
import { Day } from "../offences/offence.ts";
import { Proceeding } from "./proceeding.ts";
import { proceedingAnew, proceedingFor } from "./proceeding-rows.ts";
import { moveStage, writeEvent } from "./write-event.ts";

export const joinProceedings = action({
  name: "court.join-proceedings",
  about: "Joins a proceeding into another one of the case; its counts go on there and the link stays.",
  needs: "court.charge",
  input: z.object({
    eventId: z.uuid().describe("made by the client"),
    proceedingId: z.uuid().describe("the one that ends"),
    into: z.uuid().describe("the one that goes on"),
    happenedOn: Day,
    reason: z.string().trim().min(3).max(2000),
  }),
  output: Proceeding,
  refusals: ["may-not", "not-in-this-case", "recorded-already"],
  emits: ["court.proceedings-joined"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { eventId, proceedingId, into, happenedOn, reason } = input;
  if (proceedingId === into) return refuse("not-in-this-case", { path: ["into"] });
  // Locked in one order, so that two who join at once in both directions do not wait for each other.
  const [first, second] = [proceedingId, into].sort();
  const one = await proceedingFor(context, first ?? "", "join-proceedings");
  if (isRefusal(one)) return one;
  const two = await proceedingFor(context, second ?? "", "join-proceedings");
  if (isRefusal(two)) return two;
  const [from, to] = one.row.proceeding_id === proceedingId ? [one, two] : [two, one];
  if (from.of.caseId !== to.of.caseId) return refuse("not-in-this-case", { path: ["into"] });
  const { of } = to;
  for (const charge of await chargesOfProceeding(context, proceedingId)) {
    await sql`
      update court.charge set proceeding_id = ${into}::uuid, count = ${await nextCount(context, into)}
      where charge_id = ${charge.charge_id}::uuid`.execute(tx);
  }
  await sql`
    update court.event set proceeding_id = ${into}::uuid
    where proceeding_id = ${proceedingId}::uuid and kind = 'charged'`.execute(tx);
  const written = await writeEvent(context, of, from.row, {
    eventId,
    kind: "joined",
    happenedOn,
    content: { note: reason },
  });
  if (!written) return refuse("recorded-already");
  await sql`update court.proceeding set joined_into = ${into}::uuid where proceeding_id = ${proceedingId}::uuid`.execute(
    tx,
  );
  await moveStage(context, of, into);
  opened([of.caseId], ["proceedings", "charges"]);
  emit("court.proceedings-joined", { caseId: of.caseId, proceedingId });
  return proceedingAnew(context, of, into);
});

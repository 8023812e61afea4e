import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, isRefusal, refuse } from "#kernel/action";
import { startKeeping } from "#kernel/retention";
import { tellsAddress } from "../services/tells-address.ts";
import { refuseShutService } from "./find-service.ts";
import { findReferral, type ReferralRow, referralFor } from "./referral-row.ts";
import { referralPlace, sealJson } from "./sealed.ts";
import { wholeReferral } from "./whole-referral.ts";
import { Referral, ReferralState } from "./words.ts";

const ThisOne = z.object({ referralId: z.uuid() });
const Note = z.string().trim().max(4000);
const Told = z.object({ referralId: z.uuid(), state: ReferralState });

export const agreeToProposal = action({
  name: "referral.agree-to-proposal",
  about: "The side that asked agrees to what the service offered instead; it counts as accepted.",
  needs: "referral.refer",
  input: ThisOne,
  output: Referral,
  refusals: ["may-not", "already-answered", "service-closed"],
  emits: ["referral.proposal-agreed"],
}).run(async (context) => {
  const { input, tx, emit } = context;
  const row = await referralFor(context, input.referralId, "agree-to-proposal");
  if (isRefusal(row)) return row;
  const shut = await refuseShutService(context, row.service_id);
  if (shut?.refusal === "service-closed") return refuse("service-closed");
  await sql`update referral.referral set state = 'accepted' where referral_id = ${row.referral_id}::uuid`.execute(
    tx,
  );
  await sql`select referral.tell(${row.referral_id}::uuid, 'service', 'referral-moved')`.execute(tx);
  emit("referral.proposal-agreed", { referralId: row.referral_id });
  return wholeReferral(context, await findReferral(context, input));
});

export const beginService = action({
  name: "referral.begin-service",
  about: "The first contact has taken place; the person is with the service.",
  needs: "referral.read",
  input: ThisOne,
  output: Referral,
  refusals: ["may-not", "already-answered"],
  emits: ["referral.service-begun"],
}).run(async (context) => {
  const { input, tx, now, emit } = context;
  const row = await referralFor(context, input.referralId, "begin-service");
  if (isRefusal(row)) return row;
  await sql`update referral.referral set state = 'in-service', began_at = ${now} where referral_id = ${row.referral_id}::uuid`.execute(
    tx,
  );
  await sql`select referral.tell(${row.referral_id}::uuid, 'sender', 'referral-moved')`.execute(tx);
  emit("referral.service-begun", { referralId: row.referral_id });
  return wholeReferral(context, await findReferral(context, input));
});

export const completeReferral = action({
  name: "referral.complete-referral",
  about: "What was asked for has been given; the service reads the referral no more.",
  needs: "referral.read",
  input: ThisOne.extend({ note: Note.default("") }),
  output: Told,
  refusals: ["may-not", "already-answered", "address-in-text"],
  emits: ["referral.referral-completed"],
}).run(async (context) => {
  const row = await referralFor(context, context.input.referralId, "complete-referral");
  if (isRefusal(row)) return row;
  if (await tellsAddress(context, row, context.input.note))
    return refuse("address-in-text", { path: ["note"] });
  await over(context, row, { state: "completed", cause: "service", tell: "sender" });
  context.emit("referral.referral-completed", { referralId: row.referral_id });
  return { referralId: row.referral_id, state: "completed" as const };
});

export const endReferral = action({
  name: "referral.end-referral",
  about: "The service ends its help before it is complete, with the reason.",
  needs: "referral.answer",
  input: ThisOne.extend({ note: Note.min(1).describe("why it ends"), byPerson: z.boolean().default(false) }),
  output: Told,
  refusals: ["may-not", "already-answered", "address-in-text"],
  emits: ["referral.referral-ended"],
}).run(async (context) => {
  const row = await referralFor(context, context.input.referralId, "end-referral");
  if (isRefusal(row)) return row;
  if (await tellsAddress(context, row, context.input.note))
    return refuse("address-in-text", { path: ["note"] });
  await over(context, row, {
    state: "ended",
    cause: context.input.byPerson ? "person" : "service",
    tell: "sender",
  });
  context.emit("referral.referral-ended", { referralId: row.referral_id });
  return { referralId: row.referral_id, state: "ended" as const };
});

export const withdrawReferral = action({
  name: "referral.withdraw-referral",
  about: "Takes a referral back: what the service was told is shut at once, and it is told so.",
  needs: "referral.refer",
  input: ThisOne.extend({
    note: Note.default(""),
    byPerson: z.boolean().default(false).describe("the person wishes it"),
  }),
  output: Referral,
  refusals: ["may-not", "already-answered"],
  emits: ["referral.referral-withdrawn"],
}).run(async (context) => {
  const { input, tx, emit } = context;
  const row = await referralFor(context, input.referralId, "withdraw-referral");
  if (isRefusal(row)) return row;
  await over(context, row, { state: "withdrawn", cause: input.byPerson ? "person" : "sender" });
  await sql`select referral.recall_sent(${row.referral_id}::uuid, 'sender')`.execute(tx);
  emit("referral.referral-withdrawn", { referralId: row.referral_id });
  return wholeReferral(context, await findReferral(context, input));
});

type Ending = {
  readonly state: "completed" | "ended" | "withdrawn";
  readonly cause: "person" | "sender" | "service";
  readonly tell?: "sender";
};

async function over(
  context: Context<{ note: string }>,
  row: ReferralRow,
  { state, cause, tell }: Ending,
): Promise<void> {
  const { input, tx, now, opened } = context;
  const note = await sealJson(
    context,
    row.referral_id,
    referralPlace(row.referral_id, "over_note"),
    input.note,
  );
  if (tell) await sql`select referral.tell(${row.referral_id}::uuid, ${tell}, 'referral-moved')`.execute(tx);
  if (state !== "withdrawn") await startKeeping(tx, row.referral_id, now);
  await sql`
    update referral.referral set state = ${state}, over_at = ${now}, over_cause = ${cause}, over_note = ${note}
    where referral_id = ${row.referral_id}::uuid`.execute(tx);
  opened([row.referral_id], ["over_note"]);
}

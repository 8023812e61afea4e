import { z } from "zod";
import { action, type Context, isRefusal, refuse } from "#kernel/action";
import { tellsAddress } from "../services/tells-address.ts";
import { refuseShutService } from "./find-service.ts";
import { findReferral, referralFor } from "./referral-row.ts";
import { wholeReferral } from "./whole-referral.ts";
import {
  Acceptance,
  type Answer,
  Answer as AnswerWords,
  Proposal,
  Referral,
  ReferralState,
  Refusing,
} from "./words.ts";
import { wordsOf, writeAnswer } from "./write-answer.ts";

const ThisOne = z.object({ referralId: z.uuid() });
/** After a no the service reads the referral no more, so no more than its state is told. */
const Told = z.object({ referralId: z.uuid(), state: ReferralState });

export const acceptReferral = action({
  name: "referral.accept-referral",
  about: "The service takes the person and agrees the first contact: a meeting point, never an address.",
  needs: "referral.answer",
  input: ThisOne.extend(Acceptance.shape),
  output: Referral,
  refusals: ["may-not", "already-answered", "service-closed", "address-in-text"],
  emits: ["referral.referral-accepted"],
}).run(async (context) => {
  const { input, emit } = context;
  const row = await referralFor(context, input.referralId, "accept-referral");
  if (isRefusal(row)) return row;
  const told = [input.meetingPoint, input.contact, input.note];
  if (await tellsAddress(context, row, told)) return refuse("address-in-text", { path: ["meetingPoint"] });
  // A service that is paused takes nobody new, but may still say yes to whom it was asked about.
  const shut = await refuseShutService(context, row.service_id);
  if (shut?.refusal === "service-closed") return refuse("service-closed");
  await writeAnswer(context, row, { answer: { ...input, word: "accept" }, how: "account" });
  emit("referral.referral-accepted", { referralId: row.referral_id });
  return wholeReferral(context, await findReferral(context, input));
});

export const refuseReferral = action({
  name: "referral.refuse-referral",
  about: "The service says no, with a reason; what it was told is shut at once.",
  needs: "referral.answer",
  input: ThisOne.extend(Refusing.shape),
  output: Told,
  refusals: ["may-not", "already-answered", "address-in-text"],
  emits: ["referral.referral-refused"],
}).run((context) => answerInShort(context, { ...context.input, word: "refuse" }, "refuse-referral"));

export const proposeOtherwise = action({
  name: "referral.propose-otherwise",
  about:
    "The service offers something else, from a moment on; the side that asked agrees or asks another service.",
  needs: "referral.answer",
  input: ThisOne.extend(Proposal.shape),
  output: Told,
  refusals: ["may-not", "already-answered", "address-in-text"],
  emits: ["referral.referral-countered"],
}).run((context) => answerInShort(context, { ...context.input, word: "propose" }, "propose-otherwise"));

async function answerInShort(
  context: Context<z.infer<typeof ThisOne>>,
  answer: Answer,
  verb: "refuse-referral" | "propose-otherwise",
) {
  const { referralId } = context.input;
  const row = await referralFor(context, referralId, verb);
  if (isRefusal(row)) return row;
  if (await tellsAddress(context, row, wordsOf(answer)))
    return refuse("address-in-text", { path: [answer.word === "propose" ? "offer" : "note"] });
  const state = await writeAnswer(context, row, { answer, how: "account" });
  context.emit(verb === "refuse-referral" ? "referral.referral-refused" : "referral.referral-countered", {
    referralId,
  });
  return { referralId, state };
}

export const recordAnswer = action({
  name: "referral.record-answer",
  about: "Records the answer that a service gave by telephone.",
  needs: "referral.refer",
  input: ThisOne.extend({ answer: AnswerWords }),
  output: Referral,
  refusals: ["may-not", "already-answered"],
  emits: ["referral.answer-recorded"],
}).run(async (context) => {
  const { input, emit } = context;
  const row = await referralFor(context, input.referralId, "record-answer");
  if (isRefusal(row)) return row;
  await writeAnswer(context, row, { answer: input.answer, how: "recorded" });
  emit("referral.answer-recorded", { referralId: row.referral_id });
  return wholeReferral(context, await findReferral(context, input));
});

import { z } from "zod";
import { question } from "#kernel/action";
import { Code } from "#kernel/words";
import { findReferral } from "./referral-row.ts";
import { wholeReferral } from "./whole-referral.ts";
import { Referral } from "./words.ts";

export const getReferral = question({
  name: "referral.get-referral",
  about: "One referral with the sections that are open to the reader, and what may be done with it.",
  needs: "referral.read",
  audited: true,
  input: z.union([z.object({ referralId: z.uuid() }), z.object({ code: Code })]),
  output: Referral,
}).run(async (context) => {
  const row = await findReferral(context, context.input);
  context.opened([row.referral_id], ["sections", "answer", "over_note"]);
  return wholeReferral(context, row);
});

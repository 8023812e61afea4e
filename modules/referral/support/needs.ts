import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { Urgency } from "../referrals/words.ts";
import { sealWords } from "./sealed.ts";
import { wholeSupport } from "./whole-support.ts";
import { NeedKind, needStates, SupportFile, SupportNote } from "./words.ts";
import { fileFor, recordFor } from "./write-row.ts";

export const addNeed = action({
  name: "referral.add-need",
  about: "Writes down what a person needs (TIP Protocol article 6(3), Convention article 25).",
  needs: "referral.support",
  input: z.object({
    supportFileId: z.uuid(),
    needId: z.uuid().describe("made by the client"),
    kind: NeedKind,
    urgency: Urgency,
    words: SupportNote.default(""),
  }),
  output: SupportFile,
  refusals: ["may-not"],
  emits: ["referral.need-added"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { supportFileId, needId } = input;
  const file = await fileFor(context, supportFileId, "add-need");
  if (isRefusal(file)) return file;
  const place = { fileId: supportFileId, table: "need", column: "words", row: needId };
  await sql`insert into referral.need (agency_id, need_id, dossier_id, kind, urgency, words, told_at)
    values (${file.agency_id}::uuid, ${needId}::uuid, ${supportFileId}::uuid, ${input.kind}, ${input.urgency},
      ${await sealWords(context, place, input.words)}, ${now})`.execute(tx);
  opened([supportFileId], ["need"]);
  emit("referral.need-added", { supportFileId, needId });
  return wholeSupport(context, supportFileId);
});

export const changeNeed = action({
  name: "referral.change-need",
  about: "Says how a need stands now: open, in hand, met, or not wanted by the person.",
  needs: "referral.support",
  input: z.object({
    needId: z.uuid(),
    state: z.enum(needStates),
    urgency: Urgency,
    words: SupportNote.default(""),
  }),
  output: SupportFile,
  refusals: ["may-not"],
  emits: ["referral.need-changed"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { needId } = input;
  const found = await recordFor(context, { table: "need", id: needId, verb: "change-need" });
  if (isRefusal(found)) return found;
  const supportFileId = found.file.support_file_id;
  const place = { fileId: supportFileId, table: "need", column: "words", row: needId };
  await sql`update referral.need set state = ${input.state}, urgency = ${input.urgency},
    words = ${await sealWords(context, place, input.words)} where need_id = ${needId}::uuid`.execute(tx);
  opened([supportFileId], ["need"]);
  emit("referral.need-changed", { supportFileId, needId });
  return wholeSupport(context, supportFileId);
});

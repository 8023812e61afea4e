import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { sealWords } from "./sealed.ts";
import { supportFor } from "./support-row.ts";
import { wholeSupport } from "./whole-support.ts";
import { SupportFile, SupportNote } from "./words.ts";

const ThisOne = z.object({ supportFileId: z.uuid() });

export const reviseSupportFile = action({
  name: "referral.revise-support-file",
  about:
    "Changes what matters in a few lines, and when the person was identified; the history keeps what stood there.",
  needs: "referral.support",
  input: ThisOne.extend({ summary: SupportNote.default(""), identifiedAt: z.iso.datetime().optional() }),
  output: SupportFile,
  refusals: ["may-not", "in-the-future"],
  emits: ["referral.support-file-revised"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { supportFileId } = input;
  const row = await supportFor(context, supportFileId, "revise-support-file");
  if (isRefusal(row)) return row;
  if (input.identifiedAt && new Date(input.identifiedAt) > now)
    return refuse("in-the-future", { path: ["identifiedAt"] });
  const place = { fileId: supportFileId, table: "support_file", column: "summary", row: supportFileId };
  await sql`update referral.support_file set summary = ${await sealWords(context, place, input.summary)},
    identified_at = coalesce(${input.identifiedAt ?? null}::timestamptz, identified_at)
    where support_file_id = ${supportFileId}::uuid`.execute(tx);
  opened([supportFileId], ["summary", "identified_at"]);
  emit("referral.support-file-revised", { supportFileId });
  return wholeSupport(context, supportFileId);
});

/** What the advocate works in. Counselling and health are given apart, by name and with a reason. */
const advocateParts = ["identity", "support"] as const;

export const assignAdvocate = action({
  name: "referral.assign-advocate",
  about: "Puts an advocate at the person's side and opens the file to them.",
  needs: "referral.support",
  input: ThisOne.extend({ accountId: z.uuid() }),
  output: SupportFile,
  refusals: ["may-not", "no-such-advocate"],
  emits: ["referral.advocate-assigned"],
}).run(async (context) => {
  const { input, tx, now, actor, opened, emit } = context;
  const { supportFileId, accountId } = input;
  const row = await supportFor(context, supportFileId, "assign-advocate");
  if (isRefusal(row)) return row;
  if (accountId !== actor.accountId) {
    for (const part of advocateParts) {
      const { rows } = await sql<{
        word: string;
      }>`select access.give_grant(${supportFileId}::uuid, ${part}, 'contribute', 'account',
        ${accountId}::uuid, 'protection', '', 'team', null) as word`.execute(tx);
      if (rows[0]?.word !== "done") return refuse("no-such-advocate", { path: ["accountId"] });
    }
    // One answer for somebody who is not there and for somebody whose roles keep the file shut.
    const able = await sql<{ ok: boolean }>`
      select task.may_take(${supportFileId}::uuid, 'support', 'account', ${accountId}::uuid) as ok`.execute(
      tx,
    );
    if (able.rows[0]?.ok !== true) return refuse("no-such-advocate", { path: ["accountId"] });
  }
  await sql`update referral.support_file set advocate = ${accountId}::uuid, advocate_since = ${now}
    where support_file_id = ${supportFileId}::uuid`.execute(tx);
  opened([supportFileId], ["advocate"]);
  emit("referral.advocate-assigned", { supportFileId });
  return wholeSupport(context, supportFileId);
});

export const recordFirstContact = action({
  name: "referral.record-first-contact",
  about: "Stops the clock from identification to the first contact with an advocate (S13).",
  needs: "referral.support",
  input: ThisOne.extend({ at: z.iso.datetime() }),
  output: SupportFile,
  refusals: ["may-not", "in-the-future", "before-identification"],
  emits: ["referral.first-contact-made"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { supportFileId } = input;
  const row = await supportFor(context, supportFileId, "record-first-contact");
  if (isRefusal(row)) return row;
  const at = new Date(input.at);
  if (at > now) return refuse("in-the-future", { path: ["at"] });
  if (row.identified_at !== null && at < row.identified_at)
    return refuse("before-identification", { path: ["at"] });
  await sql`update referral.support_file set first_contact = ${at} where support_file_id = ${supportFileId}::uuid`.execute(
    tx,
  );
  opened([supportFileId], ["first_contact"]);
  emit("referral.first-contact-made", { supportFileId });
  return wholeSupport(context, supportFileId);
});

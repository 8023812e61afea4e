import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { sealWords } from "./sealed.ts";
import { wholeSupport } from "./whole-support.ts";
import { channels, SupportFile, SupportNote, TellingTopic, urgentTopics } from "./words.ts";
import { fileFor, recordFor } from "./write-row.ts";

export const chooseTelling = action({
  name: "referral.choose-telling",
  about:
    "Records what the person wants to be told of the proceedings, and by which way (TIP Protocol article 6(2)(a)).",
  needs: "referral.support",
  input: z.object({
    supportFileId: z.uuid(),
    channel: z.enum(channels),
    topics: z.array(TellingTopic).max(7),
    words: SupportNote.default("").describe("times, words to avoid, who must not hear it"),
  }),
  output: SupportFile,
  refusals: ["may-not"],
  emits: ["referral.telling-chosen"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { supportFileId } = input;
  const file = await fileFor(context, supportFileId, "choose-telling");
  if (isRefusal(file)) return file;
  const id = randomUUID();
  const place = { fileId: supportFileId, table: "telling_wish", column: "words", row: id };
  await sql`insert into referral.telling_wish (agency_id, telling_wish_id, dossier_id, channel, topics, words, asked_at)
    values (${file.agency_id}::uuid, ${id}::uuid, ${supportFileId}::uuid, ${input.channel}, ${[...new Set(input.topics)]}::text[],
      ${await sealWords(context, place, input.words)}, ${now})`.execute(tx);
  opened([supportFileId], ["telling_wish"]);
  emit("referral.telling-chosen", { supportFileId });
  return wholeSupport(context, supportFileId);
});

export const receiveNotice = action({
  name: "referral.receive-notice",
  about:
    "Takes in a notice for the person. A release, an escape or bail goes out first and reopens the risk assessment (R3).",
  needs: "referral.support",
  input: z.object({
    supportFileId: z.uuid(),
    tellingId: z.uuid().describe("made by the client"),
    topic: TellingTopic,
    happensAt: z.iso.datetime().optional(),
    words: SupportNote.default(""),
  }),
  output: SupportFile,
  refusals: ["may-not"],
  emits: ["referral.notice-received", "referral.risk-reopened"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { supportFileId, tellingId, topic } = input;
  const file = await fileFor(context, supportFileId, "receive-notice");
  if (isRefusal(file)) return file;
  const wish = await sql<{ channel: string; topics: string[] }>`
    select channel, topics from referral.telling_wish where dossier_id = ${supportFileId}::uuid
    order by asked_at desc limit 1`.execute(tx);
  const chosen = wish.rows[0];
  const urgent = urgentTopics.includes(topic);
  // Who was never asked is told; who chose silence is not, and the risk is looked at all the same.
  const unwanted = chosen !== undefined && (chosen.channel === "nothing" || !chosen.topics.includes(topic));
  const place = { fileId: supportFileId, table: "telling", column: "words", row: tellingId };
  await sql`insert into referral.telling (agency_id, telling_id, dossier_id, topic, first, happens_at, words, received_at, not_wanted)
    values (${file.agency_id}::uuid, ${tellingId}::uuid, ${supportFileId}::uuid, ${topic}, ${urgent}, ${input.happensAt ?? null}::timestamptz,
      ${await sealWords(context, place, input.words)}, ${now}, ${unwanted})`.execute(tx);
  emit("referral.notice-received", { supportFileId, tellingId });
  if (urgent) {
    await sql`update referral.support_file set risk_reopened = coalesce(risk_reopened, ${now}),
      risk_cause = ${topic === "escape" ? "escape" : "release"} where support_file_id = ${supportFileId}::uuid`.execute(
      tx,
    );
    emit("referral.risk-reopened", { supportFileId });
  }
  opened([supportFileId], ["telling"]);
  return wholeSupport(context, supportFileId);
});

export const recordTelling = action({
  name: "referral.record-telling",
  about:
    "Records that the person was told, and how. While a release, an escape or bail waits to be told, nothing else goes first.",
  needs: "referral.support",
  input: z.object({ tellingId: z.uuid(), how: z.enum(channels).exclude(["nothing"]) }),
  output: SupportFile,
  refusals: ["may-not", "told-already", "not-wanted", "release-first"],
  emits: ["referral.person-told"],
}).run(async (context) => {
  const { input, tx, now, actor, opened, emit } = context;
  const { tellingId } = input;
  const found = await recordFor(context, { table: "telling", id: tellingId, verb: "record-telling" });
  if (isRefusal(found)) return found;
  const supportFileId = found.file.support_file_id;
  if (found.row.told_at !== null) return refuse("told-already");
  if (found.row.not_wanted === true) return refuse("not-wanted");
  if (found.row.first !== true) {
    const { rows } = await sql<{ waits: boolean }>`select exists (select from referral.telling
      where dossier_id = ${supportFileId}::uuid and first and told_at is null and not not_wanted) as waits`.execute(
      tx,
    );
    if (rows[0]?.waits) return refuse("release-first");
  }
  await sql`update referral.telling set told_at = ${now}, told_how = ${input.how}, told_by = ${actor.accountId}::uuid
    where telling_id = ${tellingId}::uuid`.execute(tx);
  opened([supportFileId], ["telling"]);
  emit("referral.person-told", { supportFileId, tellingId });
  return wholeSupport(context, supportFileId);
});

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, isRefusal, NotFound, refuse } from "#kernel/action";
import { nameAsText, revealIdentity } from "#kernel/person";
import { knownValue } from "#kernel/words";
import { findReferral, type ReferralRow, referralFor } from "../referrals/referral-row.ts";
import { readSections } from "../referrals/sections.ts";
import { wholeReferral } from "../referrals/whole-referral.ts";
import { Referral } from "../referrals/words.ts";
import { handOverTurn, hashOf, keyOf, sealContent } from "./seal-hand-over.ts";
import { HandOverCode, type HandOverContent, LinkSecret, readHandOverCode } from "./words.ts";

export const makeHandOver = action({
  name: "referral.make-hand-over",
  about:
    "Makes a sealed hand-over for a service without an account. Link and code are made and told by whoever sends it; neither is kept.",
  needs: "referral.refer",
  input: z.object({
    handOverId: z.uuid().describe("made by the client"),
    referralId: z.uuid(),
    link: LinkSecret,
    code: HandOverCode,
    hours: z.int().min(1).max(168).default(24).describe("hours until it shuts by itself"),
  }),
  output: Referral,
  refusals: ["may-not", "already-answered", "link-waits", "weak-secret"],
  emits: ["referral.hand-over-made"],
})
  .ahead(keyAhead)
  .run(async (context) => {
    const { input, tx, now, actor, vault, opened, emit, ahead } = context;
    const row = await referralFor(context, input.referralId, "make-hand-over");
    if (isRefusal(row)) return row;
    if (ahead === "weak") return refuse("weak-secret", { path: ["code"] });
    const { rows } = await sql<{ waits: boolean }>`
    select exists (select from referral.hand_over h where h.dossier_id = ${row.referral_id}::uuid and h.revoked_at is null
      and h.locked_at is null and h.opened_at is null and h.expires_at > ${now}) as waits`.execute(tx);
    if (rows[0]?.waits) return refuse("link-waits");

    const content = sealContent(ahead.key, await contentOf(context, row));
    const pair = generateKeyPairSync("x25519");
    const reply = pair.publicKey.export({ format: "jwk" }).x ?? "";
    const place = { table: "referral.hand_over", column: "reply_private", row: input.handOverId };
    const own = pair.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64url");
    await sql`
    insert into referral.hand_over (agency_id, hand_over_id, dossier_id, link_hash, salt, content, reply_public, reply_private,
      made_by, made_at, expires_at)
    values (${row.agency_id}::uuid, ${input.handOverId}::uuid, ${row.referral_id}::uuid, ${hashOf(input.link)}, ${ahead.salt}, ${content},
      ${reply}, ${await vault.seal(row.referral_id, place, own)}, ${actor.accountId}::uuid, ${now},
      ${new Date(now.getTime() + input.hours * 3_600_000)})`.execute(tx);
    opened([row.referral_id], ["sections", "hand-over"]);
    emit("referral.hand-over-made", { referralId: row.referral_id, handOverId: input.handOverId });
    return wholeReferral(context, await findReferral(context, input));
  });

/**
 * Stretches the code before the transaction (0.1 s and 32 MB, which would hold a connection). Secrets are drawn at random,
 * never thought up: a code of one character, or a link of few, is none.
 */
async function keyAhead(input: { readonly link: string; readonly code: string }) {
  const code = readHandOverCode(input.code) ?? "";
  if (new Set(code).size < 3 || new Set(input.link).size < 12) return "weak" as const;
  const salt = randomBytes(16);
  return { salt, key: await handOverTurn(() => keyOf({ link: input.link, code, salt })) };
}

/** The chosen sections, with the name and the safe ways to reach the person where they agreed to that. */
async function contentOf(context: Context<unknown>, row: ReferralRow): Promise<HandOverContent> {
  const sections = await readSections(context, row.referral_id);
  const named = sections.some(({ topic }) => topic === "who-i-am");
  const identity = named ? await revealIdentity(context, row.person_id) : null;
  const sender = await sql<{ name: Record<string, string> }>`
    select name from referral.agency_names(array[${row.agency_id}::uuid])`.execute(context.tx);
  return {
    code: row.code,
    kind: row.kind,
    urgency: row.urgency,
    answerBy: row.answer_by?.toISOString() ?? "",
    sender: sender.rows[0]?.name ?? {},
    sex: row.sex,
    ageBand: row.age_band,
    languages: row.languages,
    sections: sections.filter(({ topic }) => topic !== "who-i-am"),
    names: (identity && knownValue(identity.names)?.map(nameAsText)) ?? [],
    contacts:
      (identity &&
        knownValue(identity.contacts)?.flatMap(({ safe, value }) => (safe === "no" ? [] : [value]))) ??
      [],
  };
}

export const revokeHandOver = action({
  name: "referral.revoke-hand-over",
  about: "Shuts a sealed hand-over: the link opens nothing any more, and what was sealed in it is gone.",
  needs: "referral.refer",
  input: z.object({ handOverId: z.uuid() }),
  output: Referral,
  refusals: ["shut-already"],
  emits: ["referral.hand-over-revoked"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { rows } = await sql<{ dossier_id: string; revoked_at: Date | null; answered_at: Date | null }>`
    select dossier_id, revoked_at, answered_at from referral.hand_over where hand_over_id = ${input.handOverId}::uuid`.execute(
    tx,
  );
  const found = rows[0];
  if (!found) throw new NotFound();
  const row = await findReferral(context, { referralId: found.dossier_id });
  if (row.agency_id !== context.actor.agencyId || !row.writes) throw new NotFound();
  if (found.revoked_at || found.answered_at) return refuse("shut-already");
  await sql`update referral.hand_over set revoked_at = ${now}, content = '\\x' where hand_over_id = ${input.handOverId}::uuid`.execute(
    tx,
  );
  opened([found.dossier_id], ["hand-over"]);
  emit("referral.hand-over-revoked", { referralId: found.dossier_id, handOverId: input.handOverId });
  return wholeReferral(context, await findReferral(context, { referralId: found.dossier_id }));
});

import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, NotFound } from "#kernel/action";
import { mustBe } from "../edit/revise-draft.ts";
import { gathered, ownDigest, rewriteDigest } from "./digest-rows.ts";
import { DigestInput } from "./words.ts";

const Named = z.object({ digestId: z.uuid() });
const Written = Named.extend({ version: z.int() });

export const writeDigest = action({
  name: "caselaw.write-digest",
  about:
    "Begins a digest: evidential issues, and the cases whose extracts stand under them. A draft of one's agency until shared.",
  needs: "caselaw.digest",
  input: DigestInput.extend({ digestId: z.uuid() }),
  output: Written,
  refusals: ["no-cases"],
  emits: ["caselaw.digest-written"],
  undo: "caselaw.remove-digest",
}).run(async (context) => {
  const { digestId, ...input } = context.input;
  const content = await gathered(context, input);
  if (isRefusal(content)) return content;
  await sql`
    insert into caselaw.digest (agency_id, digest_id, content, author, written_at)
    values (access.agency_id(), ${digestId}::uuid, ${JSON.stringify(content)}::jsonb, access.account_id(), ${context.now})`.execute(
    context.tx,
  );
  context.emit("caselaw.digest-written", { digestId });
  return { digestId, version: 1 };
});

export const reviseDigest = action({
  name: "caselaw.revise-digest",
  about: "Changes the issues, notes or cases of a digest of one's agency.",
  needs: "caselaw.digest",
  input: DigestInput.extend({ digestId: z.uuid() }),
  output: Written,
  refusals: ["no-cases"],
  emits: ["caselaw.digest-written"],
}).run(async (context) => {
  const { digestId, ...input } = context.input;
  const held = await ownDigest(context, digestId);
  if (held.removed) throw new NotFound();
  mustBe(held.version, context.expects);
  const content = await gathered(context, input);
  if (isRefusal(content)) return content;
  await rewriteDigest(context, digestId, content);
  context.emit("caselaw.digest-written", { digestId });
  return { digestId, version: held.version + 1 };
});

export const refreshDigest = action({
  name: "caselaw.refresh-digest",
  about:
    "Takes a digest's cases as they are published now: revised ones are seen, withdrawn ones leave, new ones of its search come in.",
  needs: "caselaw.digest",
  input: Named,
  output: Written,
  refusals: ["no-cases"],
  emits: ["caselaw.digest-written"],
}).run(async (context) => {
  const { digestId } = context.input;
  const held = await ownDigest(context, digestId);
  if (held.removed) throw new NotFound();
  mustBe(held.version, context.expects);
  const { cases: _before, ...input } = held.content;
  const content = await gathered(context, input);
  if (isRefusal(content)) return content;
  await rewriteDigest(context, digestId, content);
  context.emit("caselaw.digest-written", { digestId });
  return { digestId, version: held.version + 1 };
});

export const removeDigest = action({
  name: "caselaw.remove-digest",
  about: "Takes a digest of one's agency off the list, for other agencies too.",
  needs: "caselaw.digest",
  input: Named,
  output: Named,
  emits: ["caselaw.digest-removed"],
  undo: "caselaw.restore-digest",
}).run(async (context) => {
  const { digestId } = context.input;
  await ownDigest(context, digestId);
  await sql`delete from caselaw.digest_shared where digest_id = ${digestId}::uuid`.execute(context.tx);
  await sql`update caselaw.digest set removed_at = ${context.now} where digest_id = ${digestId}::uuid`.execute(
    context.tx,
  );
  context.emit("caselaw.digest-removed", { digestId });
  return { digestId };
});

export const restoreDigest = action({
  name: "caselaw.restore-digest",
  about: "Puts a digest back on the list as a draft of one's agency.",
  needs: "caselaw.digest",
  input: Named,
  output: Named,
  emits: ["caselaw.digest-written"],
  undo: "caselaw.remove-digest",
}).run(async (context) => {
  const { digestId } = context.input;
  await ownDigest(context, digestId);
  await sql`update caselaw.digest set removed_at = null where digest_id = ${digestId}::uuid`.execute(
    context.tx,
  );
  context.emit("caselaw.digest-written", { digestId });
  return { digestId };
});

export const shareDigest = action({
  name: "caselaw.share-digest",
  about: "Lets every agency of this installation read a digest as it stands; later versions stay drafts.",
  needs: "caselaw.digest",
  input: Named,
  output: Written,
  emits: ["caselaw.digest-shared"],
  undo: "caselaw.unshare-digest",
}).run(async (context) => {
  const { digestId } = context.input;
  const held = await ownDigest(context, digestId);
  if (held.removed) throw new NotFound();
  mustBe(held.version, context.expects);
  await sql`
    insert into caselaw.digest_shared as s (digest_id, agency_id, version, content, author, shared_at)
    select digest_id, agency_id, version, content, author, ${context.now}::timestamptz from caselaw.digest where digest_id = ${digestId}::uuid
    on conflict (digest_id) do update set version = excluded.version, content = excluded.content, author = excluded.author, shared_at = excluded.shared_at`.execute(
    context.tx,
  );
  context.emit("caselaw.digest-shared", { digestId });
  return { digestId, version: held.version };
});

export const unshareDigest = action({
  name: "caselaw.unshare-digest",
  about: "Makes a digest a draft of one's agency again.",
  needs: "caselaw.digest",
  input: Named,
  output: Named,
  emits: ["caselaw.digest-written"],
  undo: "caselaw.share-digest",
}).run(async (context) => {
  const { digestId } = context.input;
  await ownDigest(context, digestId);
  await sql`delete from caselaw.digest_shared where digest_id = ${digestId}::uuid`.execute(context.tx);
  context.emit("caselaw.digest-written", { digestId });
  return { digestId };
});

import { sql } from "kysely";
import { action, NotFound, refuse } from "#kernel/action";
import { dropProvisions } from "../index-provision.ts";
import { homeOf, type RecordKind } from "./homes.ts";
import { heldRecord, versionsOf, writeRecord } from "./rows.ts";
import { Named, Written } from "./words.ts";

/** What a kind of document is called in the names of its actions, and in a sentence. */
type Called = { readonly kind: RecordKind; readonly noun: string; readonly about: string };

/** Takes back the last version of a document: it is written again as it stood before. */
export function takeBack({ kind, noun, about }: Called) {
  return action({
    name: `law.take-back-${noun}`,
    about: `Writes ${about} again as it stood before its last revision.`,
    needs: homeOf[kind].right,
    input: Named,
    output: Written,
    refusals: ["no-earlier-version"],
    emits: [`law.${noun}-written`],
  }).run(async (context) => {
    const { recordId } = context.input;
    const held = await heldRecord<object>(context, kind, recordId);
    const versions = await versionsOf<object>(context.tx, kind, recordId);
    const before = versions.find(({ version }) => version === held.version - 1);
    if (before === undefined) return refuse("no-earlier-version", { path: ["recordId"] });
    context.emit(`law.${noun}-written`, { recordId });
    return writeRecord(context, { kind, recordId, held, content: before.content });
  });
}

/** Takes a document off the list, for other agencies too. */
export function remove({ kind, noun, about }: Called) {
  return action({
    name: `law.remove-${noun}`,
    about: `Takes ${about} of one's agency off the list, for other agencies too; its versions are kept.`,
    needs: homeOf[kind].right,
    input: Named,
    output: Named,
    emits: [`law.${noun}-removed`],
    undo: `law.restore-${noun}`,
  }).run(async (context) => {
    const { recordId } = context.input;
    await heldRecord(context, kind, recordId);
    const { stands, shared } = homeOf[kind];
    if (kind === "act") {
      await dropProvisions(context.tx, recordId);
      await sql`delete from law.act_published where record_id = ${recordId}::uuid`.execute(context.tx);
    } else await sql`delete from ${shared} where record_id = ${recordId}::uuid`.execute(context.tx);
    await sql`update ${stands} set removed_at = ${context.now} where record_id = ${recordId}::uuid`.execute(
      context.tx,
    );
    context.emit(`law.${noun}-removed`, { recordId });
    return { recordId };
  });
}

/** Puts a document back on the list, as a draft. */
export function restore({ kind, noun, about }: Called) {
  return action({
    name: `law.restore-${noun}`,
    about: `Puts ${about} back on the list as a draft of one's agency.`,
    needs: homeOf[kind].right,
    input: Named,
    output: Named,
    emits: [`law.${noun}-written`],
    undo: `law.remove-${noun}`,
  }).run(async (context) => {
    const { recordId } = context.input;
    await heldRecord(context, kind, recordId, { removed: true });
    await sql`update ${homeOf[kind].stands} set removed_at = null where record_id = ${recordId}::uuid`.execute(
      context.tx,
    );
    context.emit(`law.${noun}-written`, { recordId });
    return { recordId };
  });
}

/** Lets every agency of this installation read the version that stands; later versions stay drafts. */
export function share({ kind, noun, about }: Called) {
  return action({
    name: `law.share-${noun}`,
    about: `Lets every agency of this installation read ${about} as it stands; later versions stay drafts.`,
    needs: homeOf[kind].right,
    input: Named,
    output: Written,
    emits: [`law.${noun}-shared`],
    undo: `law.unshare-${noun}`,
  }).run(async (context) => {
    const { recordId } = context.input;
    const held = await heldRecord(context, kind, recordId);
    const { stands, shared } = homeOf[kind];
    await sql`
      insert into ${shared} as s (record_id, agency_id, kind, version, content, author, written_at, shared_at)
      select record_id, agency_id, kind, version, content, author, written_at, ${context.now}::timestamptz
      from ${stands} where record_id = ${recordId}::uuid
      on conflict (record_id) do update set version = excluded.version, content = excluded.content,
        author = excluded.author, written_at = excluded.written_at, shared_at = excluded.shared_at`.execute(
      context.tx,
    );
    context.emit(`law.${noun}-shared`, { recordId });
    return { recordId, version: held.version };
  });
}

/** Makes a document a draft of its agency again. */
export function unshare({ kind, noun, about }: Called) {
  return action({
    name: `law.unshare-${noun}`,
    about: `Makes ${about} a draft of one's agency again.`,
    needs: homeOf[kind].right,
    input: Named,
    output: Named,
    emits: [`law.${noun}-written`],
    undo: `law.share-${noun}`,
  }).run(async (context) => {
    const { recordId } = context.input;
    await heldRecord(context, kind, recordId);
    const { rows } = await sql<{ record_id: string }>`
      delete from ${homeOf[kind].shared} where record_id = ${recordId}::uuid returning record_id`.execute(
      context.tx,
    );
    if (rows.length === 0) throw new NotFound();
    context.emit(`law.${noun}-written`, { recordId });
    return { recordId };
  });
}

/** Taking back, removing, restoring, sharing and unsharing one kind of document. */
export function commonActs(called: Called) {
  return [takeBack(called), remove(called), restore(called), share(called), unshare(called)];
}

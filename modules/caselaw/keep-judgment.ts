import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Context, NotFound } from "#kernel/action";
import { makeCode } from "#kernel/words";
import { confirmedNames } from "./anonymise/answers.ts";
import { printOf } from "./keep/print.ts";
import { dropPublished, writePublished } from "./keep/published-rows.ts";
import { asPublished } from "./publish/as-published.ts";
import { Judgment } from "./words/index.ts";

/** What keeping a judgment needs of an action's or a job's context. */
export type Acting = Pick<Context<unknown>, "tx" | "now">;

export type Origin = "editor" | "import" | "demonstration" | "court";

export type NewJudgment = {
  readonly judgmentId: string;
  readonly judgment: Judgment;
  readonly origin: Origin;
  readonly importId?: string;
};

/** A code that no judgment has. */
export async function newCode({ tx }: Pick<Acting, "tx">): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const code = makeCode("J", randomBytes(5));
    const { rows } = await sql<{ taken: boolean }>`select caselaw.code_taken(${code}) as taken`.execute(tx);
    if (rows[0]?.taken === false) return code;
  }
  throw new Error("no free code was found for a judgment");
}

/** Begins a judgment as a draft of the actor's agency. */
export async function openDraft(
  acting: Acting,
  { judgmentId, judgment, origin, importId }: NewJudgment,
): Promise<{ judgmentId: string; code: string; version: number }> {
  const code = await newCode(acting);
  const { keys, bands, sketch } = printOf(judgment);
  await sql`
    insert into caselaw.judgment (agency_id, judgment_id, code, content, origin, import_id, keys, bands, sketch, author, written_at)
    values (access.agency_id(), ${judgmentId}::uuid, ${code}, ${JSON.stringify(judgment)}::jsonb, ${origin}, ${importId ?? null}::uuid,
      ${keys}::text[], ${bands}::text[], ${sketch}::int[], access.account_id(), ${acting.now})`.execute(
    acting.tx,
  );
  await keepVersion(acting, judgmentId);
  return { judgmentId, code, version: 1 };
}

/** So long after it was written a version is replaced by the next one of the same editor, who is still typing. */
const typingMinutes = 15;

/**
 * Writes a new version of a draft; what is published stays as it is. While somebody types, a version takes the place of the
 * one before, so that the history is of sittings and not of key strokes; what was proposed or published is always kept.
 */
export async function writeVersion(
  acting: Acting,
  judgmentId: string,
  judgment: Judgment,
  { typing = false }: { typing?: boolean } = {},
): Promise<void> {
  const { keys, bands, sketch } = printOf(judgment);
  if (typing)
    await sql`
      delete from caselaw.judgment_version v using caselaw.judgment j
      where j.judgment_id = ${judgmentId}::uuid and v.judgment_id = j.judgment_id and v.version = j.version and v.version > 1
        and j.state = 'draft' and v.author = access.account_id() and v.written_at > ${acting.now}::timestamptz - make_interval(mins => ${typingMinutes})
        and not exists (select from caselaw.published p where p.judgment_id = j.judgment_id and p.version = v.version)`.execute(
      acting.tx,
    );
  await sql`
    update caselaw.judgment set content = ${JSON.stringify(judgment)}::jsonb, version = version + 1, state = 'draft',
      keys = ${keys}::text[], bands = ${bands}::text[], sketch = ${sketch}::int[], author = access.account_id(), written_at = ${acting.now}
    where judgment_id = ${judgmentId}::uuid`.execute(acting.tx);
  await keepVersion(acting, judgmentId);
}

async function keepVersion({ tx }: Acting, judgmentId: string): Promise<void> {
  await sql`
    insert into caselaw.judgment_version (agency_id, judgment_id, version, content, author, written_at)
    select agency_id, judgment_id, version, content, author, written_at
    from caselaw.judgment where judgment_id = ${judgmentId}::uuid`.execute(tx);
}

export type Held = {
  code: string;
  agencyId: string;
  state: "draft" | "in-review" | "published" | "withdrawn";
  judgment: Judgment;
  version: number;
  origin: Origin;
  importId: string | null;
  removed: boolean;
};

type HeldRow = {
  code: string;
  agency_id: string;
  state: Held["state"];
  content: unknown;
  version: number;
  origin: Origin;
  import_id: string | null;
  removed_at: Date | null;
};

/** A judgment of the actor's agency, locked for a change; any other is not found. */
export async function heldJudgment({ tx }: Pick<Acting, "tx">, judgmentId: string): Promise<Held> {
  const { rows } = await sql<HeldRow>`
    select code, agency_id, state, content, version, origin, import_id, removed_at from caselaw.judgment
    where judgment_id = ${judgmentId}::uuid for update`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new NotFound();
  return {
    code: found.code,
    agencyId: found.agency_id,
    state: found.state,
    judgment: Judgment.parse(found.content),
    version: found.version,
    origin: found.origin,
    importId: found.import_id,
    removed: found.removed_at !== null,
  };
}

/**
 * Publishes a record of a collection that was published before (an import, the demonstration) to signed-in readers at
 * once. Defendants are named by rule L1. The database refuses it for what an editor wrote: that waits for a second person.
 */
export async function publishInside(acting: Acting, { judgmentId }: { judgmentId: string }): Promise<void> {
  const held = await heldJudgment(acting, judgmentId);
  if (held.removed) throw new NotFound();
  const judgment = asPublished(held.judgment, await confirmedNames(acting.tx, judgmentId));
  await writePublished(acting, {
    judgmentId,
    code: held.code,
    agencyId: held.agencyId,
    version: held.version,
    judgment,
    audience: "inside",
    origin: held.origin,
    importId: held.importId,
  });
  await sql`update caselaw.judgment set state = 'published' where judgment_id = ${judgmentId}::uuid`.execute(
    acting.tx,
  );
}

/** Takes back what one import made: nothing of it is published or found any longer, its drafts are marked as removed. */
export async function dropImported(acting: Acting, importId: string): Promise<void> {
  const { rows } = await sql<{ judgment_id: string }>`
    select judgment_id from caselaw.judgment where import_id = ${importId}::uuid`.execute(acting.tx);
  for (const { judgment_id } of rows) await dropPublished(acting, judgment_id);
  await sql`
    update caselaw.judgment set removed_at = ${acting.now} where import_id = ${importId}::uuid and removed_at is null`.execute(
    acting.tx,
  );
}

import { sql } from "kysely";
import { action, type Context, NotFound, refuse } from "#kernel/action";
import { askReview, isApproved, type Reviewable } from "#kernel/review";
import { wordsIn } from "#kernel/words";
import { dropProvisions, indexProvisions } from "../index-provision.ts";
import { findPublishedAct } from "../read-legislation.ts";
import { heldRecord } from "../records/rows.ts";
import { Named, Written } from "../records/words.ts";
import type { Act } from "./act.ts";

type Proposed = { agency_id: string; content: Act; version: number; written_at: Date };
type Tx = Context<unknown>["tx"];

async function proposedAct(tx: Tx, recordId: string): Promise<Proposed | undefined> {
  const { rows } = await sql<Proposed>`select * from law.proposed_act(${recordId}::uuid)`.execute(tx);
  return rows[0];
}

/** Writes what everybody reads; the database refuses a version that no second person approved. */
async function publish(tx: Tx, recordId: string, act: Proposed, now: Date): Promise<void> {
  await sql`
    insert into law.act_published as p (record_id, agency_id, country, version, content, written_at, published_at)
    values (${recordId}::uuid, ${act.agency_id}::uuid, ${act.content.country}, ${act.version},
      ${JSON.stringify(act.content)}::jsonb, ${act.written_at}, ${now})
    on conflict (record_id) do update set country = excluded.country, version = excluded.version,
      content = excluded.content, written_at = excluded.written_at, published_at = excluded.published_at`.execute(
    tx,
  );
  await indexProvisions(tx, recordId, act.content);
}

function lines({ provisions }: Act, reader: Parameters<typeof wordsIn>[1]): string {
  return provisions
    .map(({ number, extract }) => `${number}: ${wordsIn(extract, reader)}`)
    .join("\n\n")
    .slice(0, 8000);
}

/** A version of an act that waits to be published; the second person's approval publishes it. */
export const actReview: Reviewable = {
  kind: "law.act",
  needs: "law.publish",
  anywhere: true,
  async show({ tx, actor }, recordId) {
    const now = await proposedAct(tx, recordId);
    if (now === undefined) return null;
    const before = (await findPublishedAct(tx, recordId))?.content;
    const line = (label: string, of: (act: Act) => string) => ({
      label: `law:act.${label}`,
      before: before === undefined ? null : of(before),
      after: of(now.content),
    });
    return {
      version: now.version,
      lines: [
        line("title", ({ title }) => wordsIn(title, actor.lang)),
        line("country", ({ country }) => country),
        line("in-force", ({ starts }) => starts?.text ?? ""),
        line("provisions", (act) => lines(act, actor.lang)),
      ],
    };
  },
  async approved({ tx, now }, recordId) {
    const act = await proposedAct(tx, recordId);
    if (act === undefined) return refuse("gone");
    await publish(tx, recordId, act, now);
    return undefined;
  },
};

export const proposeAct = action({
  name: "law.propose-act",
  about:
    "Proposes the version of an act that stands for publication; a second person approves it, and everybody reads it then, without an account too.",
  needs: "law.edit",
  input: Named,
  output: Written,
  refusals: ["no-provisions", "waiting-already", "published-already"],
  emits: ["law.act-proposed"],
}).run(async (context) => {
  const { recordId } = context.input;
  const held = await heldRecord<Act>(context, "act", recordId);
  if (held.content.provisions.length === 0) return refuse("no-provisions", { path: ["recordId"] });
  if ((await findPublishedAct(context.tx, recordId))?.version === held.version)
    return refuse("published-already", { path: ["recordId"] });
  const asked = await askReview(context.tx, actReview, { recordId, version: held.version });
  if (asked === "waiting-already") return refuse("waiting-already", { path: ["recordId"] });
  context.emit("law.act-proposed", { recordId });
  return { recordId, version: held.version };
});

export const publishAct = action({
  name: "law.publish-act",
  about: "Publishes again the version of an act that stands, when a second person approved it before.",
  needs: "law.publish",
  input: Named,
  output: Written,
  refusals: ["second-person"],
  emits: ["law.act-published"],
  undo: "law.unpublish-act",
}).run(async (context) => {
  const { recordId } = context.input;
  const { tx, actor, now } = context;
  const { version, content } = await heldRecord<Act>(context, "act", recordId);
  if (!(await isApproved(tx, actReview, { recordId, version })))
    return refuse("second-person", { path: ["recordId"] });
  await publish(tx, recordId, { agency_id: actor.agencyId, content, version, written_at: now }, now);
  context.emit("law.act-published", { recordId });
  return { recordId, version };
});

export const unpublishAct = action({
  name: "law.unpublish-act",
  about: "Takes an act of one's agency out of what everybody reads; the draft stays.",
  needs: "law.publish",
  input: Named,
  output: Named,
  emits: ["law.act-unpublished"],
  undo: "law.publish-act",
}).run(async (context) => {
  const { recordId } = context.input;
  await heldRecord(context, "act", recordId);
  await dropProvisions(context.tx, recordId);
  const { rows } = await sql`
    delete from law.act_published where record_id = ${recordId}::uuid returning record_id`.execute(
    context.tx,
  );
  if (rows.length === 0) throw new NotFound();
  context.emit("law.act-unpublished", { recordId });
  return { recordId };
});

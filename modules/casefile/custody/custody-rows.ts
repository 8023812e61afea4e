import { sql } from "kysely";
import { z } from "zod";
import type { Context, QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import type { Link } from "./chain.ts";
import type { CustodyAct, CustodyEvent } from "./custody.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault">;

type Row = {
  custody_event_id: string;
  dossier_id: string;
  evidence_id: string;
  act: CustodyAct;
  happened_at: Date;
  content: Buffer;
  sha256: Buffer | null;
  recorded_by: string;
  recorded_at: Date;
  struck_at: Date | null;
  struck_by: string | null;
  strike_reason: Buffer | null;
};

const Content = z.object({
  by: z.string(),
  other: z.string(),
  place: z.string(),
  reason: z.string(),
  seal: z.string(),
});

function place(eventId: string, column: "content" | "sha256" | "strike_reason") {
  return { table: "casefile.custody_event", column, row: eventId };
}

/** The events of several pieces of evidence of one case, by evidence, in the order in which they happened. */
export async function linksOf(
  { tx, vault }: Asking,
  caseId: string,
  evidence: readonly string[],
): Promise<Map<string, CustodyEvent[]>> {
  const { rows } = await sql<Row>`
    select * from casefile.custody_event
    where dossier_id = ${caseId}::uuid and evidence_id = any (${[...evidence]}::uuid[])
    order by happened_at, recorded_at, custody_event_id`.execute(tx);
  const by = await colleagues(
    tx,
    rows.flatMap((row) => [row.recorded_by, row.struck_by]),
  );
  const found = new Map<string, CustodyEvent[]>(evidence.map((id) => [id, []]));
  for (const row of rows) {
    const open = (column: "content" | "sha256" | "strike_reason") =>
      vault.open(row.dossier_id, place(row.custody_event_id, column), row[column]);
    const content = await open("content");
    const said = content === null ? emptyContent : Content.parse(JSON.parse(content));
    found.get(row.evidence_id)?.push({
      eventId: row.custody_event_id,
      act: row.act,
      at: row.happened_at.toISOString(),
      by: said.by,
      other: said.other || null,
      place: said.place,
      reason: said.reason,
      seal: said.seal || null,
      sha256: await open("sha256"),
      recordedBy: by(row.recorded_by).name,
      recordedAt: row.recorded_at.toISOString(),
      struck:
        row.struck_at && row.struck_by
          ? {
              at: row.struck_at.toISOString(),
              by: by(row.struck_by).name,
              reason: (await open("strike_reason")) ?? "",
            }
          : null,
    });
  }
  return found;
}

const emptyContent = { by: "", other: "", place: "", reason: "", seal: "" };

/** What the rule of the chain looks at. */
export function linkOf(event: CustodyEvent): Link {
  const { eventId, act, at, recordedAt, by, other, seal, sha256 } = event;
  return { eventId, act, at, recordedAt, by, other, seal, sha256 };
}

export type NewLink = {
  readonly agencyId: string;
  readonly caseId: string;
  readonly evidenceId: string;
  readonly eventId: string;
  readonly act: CustodyAct;
  readonly at: string;
  readonly said: z.infer<typeof Content>;
  readonly sha256: string | null;
};

/** Writes one event; false when its id is taken. */
export async function writeLink(
  { tx, vault, actor, now }: Pick<Context<unknown>, "tx" | "vault" | "actor" | "now">,
  link: NewLink,
): Promise<boolean> {
  const content = await vault.seal(link.caseId, place(link.eventId, "content"), JSON.stringify(link.said));
  const sha256 = await vault.seal(link.caseId, place(link.eventId, "sha256"), link.sha256);
  const done = await sql`
    insert into casefile.custody_event (agency_id, custody_event_id, dossier_id, evidence_id, act, happened_at, content, sha256,
      recorded_by, recorded_at)
    values (${link.agencyId}::uuid, ${link.eventId}::uuid, ${link.caseId}::uuid, ${link.evidenceId}::uuid,
      ${link.act}::casefile.custody_act, ${link.at}::timestamptz, ${content}, ${sha256}, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Strikes one event with its reason; it stays readable. False when it is not there or struck already. */
export async function strikeLink(
  { tx, vault, actor, now }: Pick<Context<unknown>, "tx" | "vault" | "actor" | "now">,
  { caseId, eventId, reason }: { caseId: string; eventId: string; reason: string },
): Promise<boolean> {
  const sealed = await vault.seal(caseId, place(eventId, "strike_reason"), reason);
  const done = await sql`
    update casefile.custody_event set struck_at = ${now}, struck_by = ${actor.accountId}::uuid, strike_reason = ${sealed}
    where custody_event_id = ${eventId}::uuid and dossier_id = ${caseId}::uuid and struck_at is null`.execute(
    tx,
  );
  return done.numAffectedRows === 1n;
}

import { sql } from "kysely";
import type { Compartment } from "../access/words.ts";
import type { QuestionContext } from "../action/context.ts";
import { NotFound } from "../action/problem.ts";
import { colleagues } from "../part/index.ts";
import { type Link, mayWithLink } from "./link.ts";

export type LinkRow = {
  link_id: string;
  kind: string;
  compartment: Compartment;
  from_dossier: string;
  from_record: string | null;
  to_dossier: string;
  to_record: string | null;
  reason: Buffer;
  made_by: string;
  made_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
  end_reason: Buffer | null;
  version: number;
  other_dossier: string;
  other_code: string;
  other_kind: string;
  writes: boolean;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;

export function placeOf(linkId: string, column: "reason" | "end_reason") {
  return { table: "link.link", column, row: linkId };
}

/** Links of a dossier whose both ends are open to the reader; of one that is not open there are none. */
export async function linkRows({ tx }: Pick<Asking, "tx">, dossierId: string): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`select * from link.of_dossier(${dossierId}::uuid)`.execute(tx);
  return rows;
}

export async function findLink(
  context: Pick<Asking, "tx">,
  { dossierId, linkId }: { dossierId: string; linkId: string },
): Promise<LinkRow> {
  const row = (await linkRows(context, dossierId)).find((one) => one.link_id === linkId);
  if (row === undefined) throw new NotFound();
  return row;
}

/** Links as their reader sees them from one dossier. */
export async function linksOf(context: Asking, dossierId: string, rows: readonly LinkRow[]): Promise<Link[]> {
  const by = await colleagues(
    context.tx,
    rows.flatMap((row) => [row.made_by, row.ended_by]),
  );
  const { vault, actor } = context;
  return Promise.all(
    rows.map(async (row): Promise<Link> => {
      const first = row.from_dossier === dossierId;
      const text = (column: "reason" | "end_reason") =>
        vault.open(row.from_dossier, placeOf(row.link_id, column), row[column]);
      return {
        linkId: row.link_id,
        kind: row.kind,
        compartment: row.compartment,
        side: first ? "from" : "to",
        recordId: first ? row.from_record : row.to_record,
        other: {
          dossierId: row.other_dossier,
          code: row.other_code,
          kind: row.other_kind,
          recordId: first ? row.to_record : row.from_record,
        },
        reason: await text("reason"),
        madeBy: by(row.made_by),
        madeAt: row.made_at.toISOString(),
        ended:
          row.ended_at && row.ended_by
            ? {
                at: row.ended_at.toISOString(),
                by: by(row.ended_by),
                reason: await text("end_reason"),
              }
            : null,
        version: row.version,
        may: mayWithLink({ ended: row.ended_at !== null, writes: row.writes, rights: actor.rights }),
      };
    }),
  );
}

/** One link anew, after a change, as seen from a dossier. */
export async function linkAnew(context: Asking, ids: { dossierId: string; linkId: string }): Promise<Link> {
  const [link] = await linksOf(context, ids.dossierId, [await findLink(context, ids)]);
  if (link === undefined) throw new NotFound();
  return link;
}

import { sql } from "kysely";
import { NotFound, type QuestionContext } from "#kernel/action";
import { Offence, type Provision } from "./offence.ts";

type Row = {
  provision_id: string;
  country: string;
  citation: string;
  content: unknown;
  starts: string | null;
  ends: string | null;
  removed_at: Date | null;
  version: number;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "actor">;

export const provisionColumns = sql`p.provision_id, p.country, p.citation, p.content, p.starts::text, p.ends::text, p.removed_at, p.version`;

export function provisionOf(row: Row, { actor }: Pick<Asking, "actor">): Provision {
  const keeps = actor.rights.has("court.keep-offences");
  return {
    provisionId: row.provision_id,
    country: row.country,
    citation: row.citation,
    starts: row.starts,
    ends: row.ends,
    offence: Offence.parse(row.content),
    removedAt: row.removed_at?.toISOString() ?? null,
    version: row.version,
    may: !keeps
      ? []
      : row.removed_at === null
        ? ["revise-provision", "remove-provision"]
        : ["restore-provision"],
  };
}

/** Provisions by id, removed ones too: charges keep standing on them. */
export async function provisionsById(
  context: Asking,
  ids: readonly string[],
): Promise<Map<string, Provision>> {
  const { rows } = await sql<Row>`
    select ${provisionColumns} from court.provision p where p.provision_id = any (${[...ids]}::uuid[])`.execute(
    context.tx,
  );
  return new Map(rows.map((row) => [row.provision_id, provisionOf(row, context)]));
}

export async function findProvision(context: Asking, provisionId: string): Promise<Provision> {
  const found = (await provisionsById(context, [provisionId])).get(provisionId);
  if (found === undefined) throw new NotFound();
  return found;
}

import { NORMALISATION_VERSION } from "@palermo/linkage";
import { createUpkeep, inTransaction, type Queryable, type Upkeep } from "../vault/index.ts";
import { identityOf, placeOf } from "./identity-rows.ts";
import { keysOfIdentity } from "./search-keys.ts";

export type RebuildSettings = {
  readonly masterKeys: readonly Buffer[];
  /** Only this agency's people. */
  readonly agencyId?: string;
  /** How many people were looked at so far. */
  readonly progress?: (done: number) => void;
  readonly batch?: number;
};

/**
 * Makes the search tokens of everybody who has none of today's: after a restore (tokens are not backed up), after an
 * agency's key was changed, and after the normalisation of names changed. Short transactions; can be interrupted and
 * run again. Give it an owner's own client.
 */
export async function rebuildTokens(
  owner: Queryable,
  { masterKeys, agencyId, progress = () => {}, batch = 200 }: RebuildSettings,
): Promise<{ rebuilt: number }> {
  const upkeep = createUpkeep(owner, masterKeys);
  let after = "00000000-0000-0000-0000-000000000000";
  let rebuilt = 0;
  for (;;) {
    const people = await inTransaction(owner, async () => {
      await owner.query("select set_config('palermo.maintenance', 'on', true)");
      const { rows } = await owner.query(outdated, [after, agencyId ?? null, NORMALISATION_VERSION, batch]);
      for (const row of rows)
        await rebuild(owner, upkeep, { agency: String(row.agency_id), person: String(row.dossier_id) });
      return rows.map((row) => String(row.dossier_id));
    });
    rebuilt += people.length;
    progress(rebuilt);
    after = people.at(-1) ?? after;
    if (people.length < batch) return { rebuilt };
  }
}

const outdated = `
  select p.agency_id, p.dossier_id from person.person p
  where p.dossier_id > $1 and ($2::uuid is null or p.agency_id = $2) and p.erased_at is null
    and not exists (
      select from person.token t
      join vault.key k on k.agency_id = t.agency_id and k.key_id = t.key_id
      where t.agency_id = p.agency_id and t.dossier_id = p.dossier_id and t.made_with = $3 and k.retired_at is null)
    and exists (select from person.identity i where i.agency_id = p.agency_id and i.dossier_id = p.dossier_id)
  order by p.dossier_id limit $4
  for share of p`;

async function rebuild(
  owner: Queryable,
  upkeep: Upkeep,
  { agency, person }: { agency: string; person: string },
): Promise<void> {
  const { rows } = await owner.query(
    "select identity_id, kind, content from person.identity where dossier_id = $1 order by kind, position",
    [person],
  );
  const opened: Parameters<typeof identityOf>[0][number][] = [];
  for (const row of rows) {
    if (!Buffer.isBuffer(row.content)) continue;
    const text = await upkeep.open(person, placeOf(String(row.identity_id)), row.content);
    if (text !== null) opened.push({ kind: kindOf(row.kind), text });
  }
  const { keyId, tokens } = await upkeep.tokens(agency, keysOfIdentity(identityOf(opened)));
  await owner.query("delete from person.token where agency_id = $1 and dossier_id = $2", [agency, person]);
  await owner.query(
    "insert into person.token (agency_id, dossier_id, token, key_id, made_with) select distinct $1::uuid, $2::uuid, t, $4::uuid, $5::int from unnest($3::bytea[]) t",
    [agency, person, tokens, keyId, NORMALISATION_VERSION],
  );
}

function kindOf(value: unknown): Parameters<typeof identityOf>[0][number]["kind"] {
  switch (value) {
    case "name":
    case "birth":
    case "contact":
    case "document":
    case "address":
      return value;
    default:
      throw new TypeError("an identity row of an unknown kind");
  }
}

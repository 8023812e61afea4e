import { sql } from "kysely";
import type { PersonContext } from "./person-context.ts";
import { keysOfSearch, type PersonSearch } from "./search-keys.ts";

/**
 * People whose identity the actor may read and whom the search fits, best first, at most 50. Nothing is decrypted: the
 * keys of what was typed are hashed under each agency in which the actor reads identities.
 */
export async function matchPeople(
  { tx, vault }: Pick<PersonContext, "tx" | "vault">,
  search: PersonSearch,
): Promise<string[]> {
  const { groups, enough } = keysOfSearch(search);
  const keys = groups.flat();
  const groupOfKey = groups.flatMap((group, index) => group.map(() => index));
  if (keys.length === 0) return [];
  const tokens = await vault.searchTokens(keys);
  const groupOfToken = tokens.map((_, index) => groupOfKey[index % keys.length] ?? 0);
  const { rows } = await sql<{ dossier_id: string }>`
    select dossier_id from person.match_tokens(${tokens}::bytea[], ${groupOfToken}::int[], ${enough})`.execute(
    tx,
  );
  return rows.map((row) => row.dossier_id);
}

/** People by name, in any script and spelling. */
export function findByName(context: Pick<PersonContext, "tx" | "vault">, text: string): Promise<string[]> {
  return matchPeople(context, { name: text });
}

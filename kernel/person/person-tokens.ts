import { NORMALISATION_VERSION } from "@palermo/linkage";
import { sql } from "kysely";
import { storedTokens } from "../vault/index.ts";
import type { Identity } from "./person.ts";
import type { PersonContext } from "./person-context.ts";
import { keysOfIdentity } from "./search-keys.ts";

type Named = { readonly agencyId: string; readonly personId: string; readonly identity: Identity };

/** Replaces the blind tokens under which people are found. */
export async function writeTokens({ tx, vault }: PersonContext, people: readonly Named[]): Promise<void> {
  const rows: { person: string; tokens: string[]; key: string }[] = [];
  for (const { agencyId, personId, identity } of people) {
    const { keyId, tokens } = await storedTokens(vault, agencyId, keysOfIdentity(identity));
    rows.push({ person: personId, tokens: tokens.map((token) => `\\x${token.toString("hex")}`), key: keyId });
  }
  await sql`select person.keep_tokens(t.person, t.tokens, t.key, ${NORMALISATION_VERSION})
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (person uuid, tokens bytea[], key uuid)`.execute(
    tx,
  );
}

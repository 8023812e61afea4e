import { NORMALISATION_VERSION } from "@palermo/linkage";
import { sql } from "kysely";
import { storedTokens } from "../vault/index.ts";
import type { Identity } from "./person.ts";
import type { PersonContext } from "./person-context.ts";
import { keysOfIdentity } from "./search-keys.ts";

/** Replaces the blind tokens under which a person is found. */
export async function writeTokens(
  { tx, vault }: PersonContext,
  { agencyId, personId }: { agencyId: string; personId: string },
  identity: Identity,
): Promise<void> {
  const { keyId, tokens } = await storedTokens(vault, agencyId, keysOfIdentity(identity));
  await sql`select person.keep_tokens(${personId}::uuid, ${tokens}::bytea[], ${keyId}::uuid, ${NORMALISATION_VERSION})`.execute(
    tx,
  );
}

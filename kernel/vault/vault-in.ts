import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { type AgencyKey, agencyKeys, currentAgencyKey } from "./agency-keys.ts";
import { blindTokens, deriveKey, makeWrappedKey } from "./derived-key.ts";
import { keyIdOf, openText, sealText } from "./sealed-field.ts";
import type { VaultGround } from "./store.ts";
import { createSubjectKeys, type SubjectKeys } from "./subject-keys.ts";
import { VaultError } from "./vault-error.ts";
import type { Vault } from "./words.ts";

/** What the kernel's own folders may do beyond `Vault`; modules never see it. */
export type VaultInside = {
  readonly ground: VaultGround;
  readonly tx: Tx;
  readonly agencyId: string;
  readonly subjectKeys: SubjectKeys;
};

const insides = new WeakMap<Vault, VaultInside>();

/** The inner side of a vault that `vaultIn` made. */
export function insideOf(vault: Vault): VaultInside {
  const inside = insides.get(vault);
  if (!inside) throw new TypeError("this vault was not made by createVaultStore");
  return inside;
}

/** The vault of one entered transaction: each key is asked from the database as that transaction's actor. */
export function vaultIn(ground: VaultGround, tx: Tx, agencyId: string): Vault {
  const subjectKeys = createSubjectKeys(ground, tx);
  const inside: VaultInside = { ground, tx, agencyId, subjectKeys };
  const vault: Vault = {
    createKey: (subject) => createSubjectKey(inside, subject),
    async seal(subject, place, value) {
      if (value === null) return null;
      const found = await subjectKeys.of(subject);
      if (found.state !== "live")
        throw new VaultError(found.state === "erased" ? "erased" : "no-key", { subject });
      return sealText(found.key, place, value);
    },
    async open(subject, place, sealed) {
      if (sealed === null) return null;
      const found = await subjectKeys.of(subject);
      if (found.state === "erased" || found.state === "lost") return null;
      if (found.state === "none") throw new VaultError("no-key", { subject });
      return openText(found.key, place, sealed);
    },
    tokens: async (agency, keys) => (await storedTokens(vault, agency, keys)).tokens,
    async searchTokens(keys) {
      const { rows } = await sql<{ agencies: string[] }>`select vault.token_agencies() as agencies`.execute(
        tx,
      );
      const all = await agencyKeys(ground, tx, rows[0]?.agencies ?? []);
      return all.flatMap((agency) => blindTokens(tokenKey(agency), keys));
    },
  };
  insides.set(vault, inside);
  return vault;
}

/** Tokens to store beside a person, with the id of the agency key that they hang on. */
export async function storedTokens(
  vault: Vault,
  agencyId: string,
  keys: readonly string[],
): Promise<{ keyId: string; tokens: Buffer[] }> {
  const { ground, tx } = insideOf(vault);
  const current = (await agencyKeys(ground, tx, [agencyId])).find((agency) => !agency.retired);
  if (!current) throw new VaultError("no-key", { agency: agencyId });
  return { keyId: current.key.id, tokens: blindTokens(tokenKey(current), keys) };
}

/** Seals text for the actor's own agency, for what belongs to no dossier yet and lasts a day. */
export async function sealForAgency(
  vault: Vault,
  place: { table: string; column: string; row: string },
  text: string,
) {
  const { ground, tx } = insideOf(vault);
  const current = await currentAgencyKey(ground, tx, null);
  return { keyId: current.key.id, sealed: sealText(deriveKey(current.key, "temporary files"), place, text) };
}

/** Opens what `sealForAgency` made for the same agency. */
export async function openForAgency(
  vault: Vault,
  place: { table: string; column: string; row: string },
  sealed: Buffer,
) {
  const { ground, tx, agencyId } = insideOf(vault);
  const keyId = keyIdOf(sealed);
  const found = (await agencyKeys(ground, tx, [agencyId])).find((agency) => agency.key.id === keyId);
  if (!found) throw new VaultError("no-key", { agency: agencyId });
  return openText(deriveKey(found.key, "temporary files"), place, sealed);
}

async function createSubjectKey({ ground, tx, subjectKeys }: VaultInside, subject: string): Promise<void> {
  const above = await currentAgencyKey(ground, tx, subject);
  const made = makeWrappedKey(above.key);
  const { rows } = await sql<{ stored: boolean }>`
    select vault.store_key(${subject}::uuid, ${made.key.id}::uuid, ${made.wrapped}, ${above.key.id}::uuid) as stored
  `.execute(tx);
  if (rows[0]?.stored) subjectKeys.set(subject, { state: "live", key: made.key });
}

function tokenKey(agency: AgencyKey) {
  return deriveKey(agency.key, "search tokens").key;
}

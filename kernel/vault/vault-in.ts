import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import {
  type AgencyKey,
  agencyKeys,
  createOwnAgencyKeys,
  currentAgencyKeys,
  type OwnAgencyKeys,
} from "./agency-keys.ts";
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
  readonly ownKeys: OwnAgencyKeys;
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
  const ownKeys = createOwnAgencyKeys(ground, tx, agencyId);
  const inside: VaultInside = { ground, tx, agencyId, subjectKeys, ownKeys };
  const vault: Vault = {
    createKey: (subject) => makeSubjectKeys(inside, [subject]),
    createKeys: (subjects) => makeSubjectKeys(inside, subjects),
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
  searchKeys: readonly string[],
): Promise<{ keyId: string; tokens: Buffer[] }> {
  const { ground, tx, ownKeys, agencyId: own } = insideOf(vault);
  const keys = agencyId === own ? await ownKeys.all() : await agencyKeys(ground, tx, [agencyId]);
  const current = keys.find((agency) => !agency.retired);
  if (!current) throw new VaultError("no-key", { agency: agencyId });
  return { keyId: current.key.id, tokens: blindTokens(tokenKey(current), searchKeys) };
}

/** Seals text for the actor's own agency, for what belongs to no dossier yet and lasts a day. */
export async function sealForAgency(
  vault: Vault,
  place: { table: string; column: string; row: string },
  text: string,
) {
  const current = await insideOf(vault).ownKeys.current();
  return { keyId: current.key.id, sealed: sealText(deriveKey(current.key, "temporary files"), place, text) };
}

/** Opens what `sealForAgency` made for the same agency. */
export async function openForAgency(
  vault: Vault,
  place: { table: string; column: string; row: string },
  sealed: Buffer,
) {
  const { agencyId, ownKeys } = insideOf(vault);
  const keyId = keyIdOf(sealed);
  const found = (await ownKeys.all()).find((agency) => agency.key.id === keyId);
  if (!found) throw new VaultError("no-key", { agency: agencyId });
  return openText(deriveKey(found.key, "temporary files"), place, sealed);
}

/** Tells equal texts of the actor's own agency apart from others, without a way to guess them: to keep, HMAC-SHA-256. */
export async function digestForAgency(vault: Vault, text: string): Promise<Buffer> {
  return digestUnder(await insideOf(vault).ownKeys.current(), text);
}

/** Every digest under which the agency may have kept a text, also before its key was changed: to look for. */
export async function digestsOfAgency(vault: Vault, text: string): Promise<Buffer[]> {
  return (await insideOf(vault).ownKeys.all()).map((agency) => digestUnder(agency, text));
}

function digestUnder(agency: AgencyKey, text: string): Buffer {
  return createHmac("sha256", deriveKey(agency.key, "keyed digests").key).update(text, "utf8").digest();
}

async function makeSubjectKeys(
  { ground, tx, subjectKeys }: VaultInside,
  subjects: readonly string[],
): Promise<void> {
  const above = await currentAgencyKeys(ground, tx, subjects);
  const made = subjects.map((subject, at) => {
    const agency = above[at];
    if (agency === undefined) throw new VaultError("no-key", { subject });
    return { subject, agencyKeyId: agency.key.id, ...makeWrappedKey(agency.key) };
  });
  const { rows } = await sql<{ stored: boolean }>`
    select vault.store_key(k.subject, k.id, k.wrapped, k.above) as stored
    from unnest(${[...subjects]}::uuid[], ${made.map(({ key }) => key.id)}::uuid[], ${made.map(({ wrapped }) => wrapped)}::bytea[],
      ${made.map(({ agencyKeyId }) => agencyKeyId)}::uuid[]) with ordinality as k (subject, id, wrapped, above, at)
    order by k.at
  `.execute(tx);
  for (const [at, { subject, key }] of made.entries())
    if (rows[at]?.stored) subjectKeys.set(subject, { state: "live", key });
}

function tokenKey(agency: AgencyKey) {
  return deriveKey(agency.key, "search tokens").key;
}

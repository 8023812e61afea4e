import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { openSubjectKey } from "./key-chain.ts";
import type { SealingKey } from "./sealed-field.ts";
import type { VaultGround } from "./store.ts";
import { VaultError } from "./vault-error.ts";

/** `none`: not for this actor. `lost`: visible, without a key: none was made, or a backup was restored without its keys. */
export type SubjectKey =
  | { readonly state: "live"; readonly key: SealingKey }
  | { readonly state: "erased" }
  | { readonly state: "lost" }
  | { readonly state: "none" };

export type SubjectKeys = {
  /** Keys asked for in one turn are fetched with one query, so that a list costs one round trip. */
  readonly of: (subject: string) => Promise<SubjectKey>;
  readonly set: (subject: string, key: SubjectKey) => void;
};

type Row = {
  subject: string;
  key_id: string | null;
  wrapped: Buffer | null;
  agency_key_id: string | null;
  agency_wrapped: Buffer | null;
  master_key_id: string | null;
  destroyed: boolean;
};

export function createSubjectKeys(ground: VaultGround, tx: Tx): SubjectKeys {
  const known = new Map<string, Promise<SubjectKey>>();
  let waiting: { subjects: Set<string>; keys: Promise<Map<string, SubjectKey>> } | null = null;

  function fetchTogether(subject: string): Promise<Map<string, SubjectKey>> {
    if (!waiting) {
      const subjects = new Set<string>();
      const keys = Promise.resolve().then(() => {
        waiting = null;
        return fetchKeys(ground, tx, [...subjects]);
      });
      waiting = { subjects, keys };
    }
    waiting.subjects.add(subject);
    return waiting.keys;
  }

  return {
    of(subject) {
      const found = known.get(subject);
      if (found) return found;
      const asked = fetchTogether(subject).then((keys): SubjectKey => keys.get(subject) ?? { state: "none" });
      known.set(subject, asked);
      return asked;
    },
    set(subject, key) {
      known.set(subject, Promise.resolve(key));
    },
  };
}

async function fetchKeys(ground: VaultGround, tx: Tx, subjects: string[]): Promise<Map<string, SubjectKey>> {
  const { rows } = await sql<Row>`select * from vault.wrapped_keys(${subjects}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.subject, subjectKeyOf(ground, row)]));
}

function subjectKeyOf(ground: VaultGround, row: Row): SubjectKey {
  if (row.key_id === null) return { state: "lost" };
  if (row.destroyed || row.wrapped === null) {
    ground.cache.forget(row.key_id);
    return { state: "erased" };
  }
  if (!row.agency_key_id || !row.agency_wrapped || !row.master_key_id) {
    throw new VaultError("not-authentic", { key: row.key_id });
  }
  const above = { keyId: row.agency_key_id, wrapped: row.agency_wrapped, masterKeyId: row.master_key_id };
  return { state: "live", key: openSubjectKey(ground, { keyId: row.key_id, wrapped: row.wrapped }, above) };
}

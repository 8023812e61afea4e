import type pg from "pg";
import type { Compartment } from "../access/words.ts";
import { isLang } from "../i18n/lang.ts";
import type { Actor } from "./actor.ts";

/** How a transaction gets its actor: by the hash of a session, or by a job that an actor asked for. */
export type Entry =
  | { readonly by: "session"; readonly hash: Buffer }
  | { readonly by: "token"; readonly hash: Buffer }
  | { readonly by: "job"; readonly jobId: string };

/** Rights of a set of roles, from the table that the modules' doors fill. */
export type RightsOf = (roles: readonly string[]) => ReadonlySet<string>;

/** How work beside the calls gets its actor: also as System, for an event that one subscriber is told of. */
export type WorkEntry =
  | Entry
  | { readonly by: "event"; readonly eventId: string; readonly subscriber: string };

export type Entered = {
  readonly actor: Actor;
  /** The database role in which the transaction reads, for plans of its own. */
  readonly reader: string;
  /** The actor has an open break-glass grant: everything read is audited while it lasts. */
  readonly brokeGlass: boolean;
};

/** Turns an entered transaction into the role whose policies suit its actor; ends with the transaction. */
export const becomeReader = "select set_config('role', access.reader(), true)";

/**
 * Begins a transaction on `client`, enters its actor and turns into the role that reads for them, in one round trip.
 * Null when the session or job does not stand; the transaction is then left for the caller to roll back.
 */
export async function beginAs(
  client: pg.ClientBase,
  entry: WorkEntry,
  { readOnly, rightsOf }: { readOnly: boolean; rightsOf: RightsOf },
): Promise<Entered | null> {
  const begin = readOnly ? "begin read only" : "begin";
  const results: unknown = await client.query(`${begin}; ${enterAs(callFor(entry))}`);
  const claim = claimOf(Array.isArray(results) ? results[1] : undefined);
  return claim === null ? null : readClaim(claim, rightsOf);
}

/** Enters, and turns into the role that the claim names last, which the order of the two needs: one statement, since each is planned anew. */
function enterAs(call: string): string {
  return `select e.claim, set_config('role', coalesce(split_part(e.claim, '|', 10), 'palermo_app'), true) from (select ${call} as claim offset 0) e`;
}

/** Hexadecimal digits, a checked uuid and a checked name alone reach this text. */
function callFor(entry: WorkEntry): string {
  switch (entry.by) {
    case "session":
      return `access.enter('\\x${entry.hash.toString("hex")}'::bytea)`;
    case "token":
      return `access.enter_token('\\x${entry.hash.toString("hex")}'::bytea)`;
    case "job":
      return `access.enter_job('${checkedUuid(entry.jobId)}'::uuid)`;
    case "event":
      return `access.enter_delivery('${checkedUuid(entry.eventId)}'::uuid, '${checkedName(entry.subscriber)}')`;
  }
}

function checkedName(text: string): string {
  if (!/^[a-z0-9.:*-]+$/.test(text))
    throw new Error("a subscriber is named by letters, digits, dots and hyphens");
  return text;
}

function checkedUuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(text)) throw new Error("a job or event is named by a uuid");
  return text;
}

function claimOf(result: unknown): string | null {
  if (typeof result !== "object" || result === null || !("rows" in result) || !Array.isArray(result.rows))
    return null;
  const row: unknown = result.rows[0];
  if (typeof row !== "object" || row === null || !("claim" in row)) return null;
  return typeof row.claim === "string" ? row.claim : null;
}

function readClaim(claim: string, rightsOf: RightsOf): Entered | null {
  const [kind, accountId, agencyId, unitId, sessionId, roleList, compartmentList, lang, glass, reader] =
    claim.split("|");
  if (!accountId || !agencyId || !reader || !isLang(lang)) return null;
  const roles = roleList ? roleList.split(",") : [];
  return {
    brokeGlass: glass === "t",
    reader,
    actor: {
      kind: kind === "operator" || kind === "system" ? kind : "person",
      accountId,
      agencyId,
      unitId: unitId || null,
      sessionId: sessionId || null,
      roles,
      rights: rightsOf(roles),
      compartments: compartmentList ? (compartmentList.split(",") as Compartment[]) : [],
      lang,
    },
  };
}

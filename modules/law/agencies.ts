import type { Lang } from "@palermo/vocabulary";
import { sql } from "kysely";
import type { Context } from "#kernel/action";

type Tx = Context<unknown>["tx"];

/** Names of agencies in the reader's language, by id. */
export async function agencyNames(
  tx: Tx,
  ids: readonly string[],
  lang: Lang,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ agency_id: string; name: Record<string, string> }>`
    select agency_id, name from law.agency_names(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ agency_id, name }) => [agency_id, name[lang] ?? name.en ?? ""]));
}

/** Names of the people who wrote something, by account. */
export async function authorNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ account_id: string; name: string }>`
    select account_id, name from access.account_names(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ account_id, name }) => [account_id, name]));
}

/** The country of the reader's agency, or null. */
export async function ownCountry(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ country: string | null }>`select law.own_country() as country`.execute(tx);
  return rows[0]?.country ?? null;
}

import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { digestForAgency, digestsOfAgency, type Vault } from "../vault/index.ts";
import type { Importer } from "./importer.ts";
import { fromNameOrder, type Matched, matchRefusal, textOfColumns, toNameOrder } from "./mapping.ts";

type Place = {
  readonly tx: Tx;
  readonly vault: Vault;
  readonly importer: Importer;
  readonly columns: readonly string[];
};

/** Keeps how the reader matched these columns, to propose it the next time. */
export async function rememberMatches(
  { tx, vault, importer, columns }: Place,
  matched: Matched,
): Promise<void> {
  const digest = await digestForAgency(vault, textOfColumns(columns));
  const kept = JSON.stringify(toNameOrder(columns, matched));
  await sql`
    insert into import.column_mapping (importer, columns_digest, fields)
    values (${importer.name}, ${digest}, ${kept}::jsonb)
    on conflict (account_id, importer, columns_digest) do update set fields = excluded.fields, at = excluded.at
  `.execute(tx);
}

/** How the reader matched the same set of columns before; null when they never did or a field is no longer known. */
export async function rememberedMatches({ tx, vault, importer, columns }: Place): Promise<Matched | null> {
  const digests = await digestsOfAgency(vault, textOfColumns(columns));
  const { rows } = await sql<{ fields: (string | null)[] }>`
    select fields from import.column_mapping
    where importer = ${importer.name} and columns_digest = any (${digests}::bytea[])
    order by at desc limit 1
  `.execute(tx);
  const kept = rows[0]?.fields;
  if (kept === undefined) return null;
  const matched = fromNameOrder(columns, kept);
  return matchRefusal(importer.fields ?? [], matched, "en") === null ? matched : null;
}

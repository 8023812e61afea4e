import { type RawBuilder, sql } from "kysely";
import type { Compartment } from "../access/words.ts";

/** The table of one compartment: `note.note` in `restricted-source` is `note.note_restricted_source`. */
export function tableName(base: string, compartment: Compartment): string {
  return `${base}_${compartment.replaceAll("-", "_")}`;
}

/** The same as SQL. The base is a constant of the program and the compartment one of a closed list. */
export function tableOf(base: string, compartment: Compartment): RawBuilder<unknown> {
  return sql.raw(tableName(base, compartment));
}

/** The table of earlier states. */
export function historyOf(base: string, compartment: Compartment): RawBuilder<unknown> {
  return sql.raw(`history.${tableName(base, compartment).replace(".", "_")}`);
}

/**
 * The rows of several compartments that match, each with its `compartment`: only the tables of parts that are open to
 * the reader are named, and the policy of each still decides. The alias of the table is `r`.
 */
export function rowsIn<Row>(
  base: string,
  compartments: readonly Compartment[],
  where: RawBuilder<unknown>,
): RawBuilder<Row> {
  const each = compartments.map(
    (compartment) =>
      sql`select ${sql.lit(compartment)}::text as compartment, r.* from ${tableOf(base, compartment)} r where ${where}`,
  );
  return sql`(${sql.join(each, sql` union all `)})`;
}

import { sql } from "kysely";
import { type Context, isRefusal, NotFound, type Refusal, Stale } from "#kernel/action";
import { type SupportRow, supportFor } from "./support-row.ts";
import type { SupportVerb } from "./words.ts";

type Writing = Omit<Context<unknown>, "emit" | "startJob">;

/** The file of a record in it, locked, for a change that the rule allows; versions are those of the record. */
export async function fileFor(
  context: Writing,
  supportFileId: string,
  verb: SupportVerb,
): Promise<SupportRow | Refusal<"may-not">> {
  return supportFor({ ...context, expects: undefined }, supportFileId, verb);
}

type Found = { readonly dossier_id: string; readonly version: number; readonly state?: string };

/** A record of a support file with its file, both locked; "not found" alike for one that is not there and one that is shut. */
export async function recordFor(
  context: Writing,
  {
    table,
    id,
    verb,
  }: {
    readonly table: "need" | "goal" | "appointment" | "telling";
    readonly id: string;
    readonly verb: SupportVerb;
  },
): Promise<
  { readonly file: SupportRow; readonly row: Found & Record<string, unknown> } | Refusal<"may-not">
> {
  const find = async () => {
    const { rows } = await sql<Found & Record<string, unknown>>`
      select * from ${sql.table(`referral.${table}`)} where ${sql.ref(`${table}_id`)} = ${id}::uuid`.execute(
      context.tx,
    );
    if (rows[0] === undefined) throw new NotFound();
    return rows[0];
  };
  const file = await fileFor(context, (await find()).dossier_id, verb);
  if (isRefusal(file)) return file;
  const row = await find();
  const { expects } = context;
  if (expects !== undefined && expects !== row.version)
    throw new Stale({ yours: expects, theirs: row.version });
  return { file, row };
}

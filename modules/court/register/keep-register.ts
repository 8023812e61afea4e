import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { action, type Context, NotFound, type QuestionContext, refuse, Stale } from "#kernel/action";
import { RegisterLine } from "./register-line.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor">;
type Column = "text" | "date";

/** A register that everybody at work reads and few keep: offences, courts, terms of procedure. */
export type RegisterSpec<Head extends z.ZodObject> = {
  readonly noun: "provision" | "court" | "term";
  readonly about: string;
  readonly right: string;
  readonly head: Head;
  /** Columns beside `country` and `content`, with the values that a head gives. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly rowOf: (head: z.output<Head>) => {
    readonly country: string;
    readonly content: unknown;
    readonly columns: Readonly<Record<string, string | null>>;
  };
  readonly headOf: (row: RegisterRow) => z.input<Head>;
};
export type RegisterRow = {
  readonly id: string;
  readonly country: string;
  readonly content: unknown;
  readonly removed_at: Date | null;
  readonly version: number;
  readonly [column: string]: unknown;
};

/** Reading and the four named actions of one register. Nothing is deleted: what charges stand on stays readable. */
export function keepRegister<const Head extends z.ZodObject>(spec: RegisterSpec<Head>) {
  const { noun, right, head } = spec;
  const table = sql.table(`court.${noun}`);
  const key = sql.ref(`${noun}_id`);
  const Line = z.intersection(RegisterLine, head);
  type Kept = z.output<typeof RegisterLine> & z.output<Head>;

  function lineOf(row: RegisterRow, { actor }: Pick<Asking, "actor">): Kept {
    const said = head.parse(spec.headOf(row)) as z.output<Head>;
    const keeps = actor.rights.has(right);
    return {
      ...said,
      id: row.id,
      removedAt: row.removed_at?.toISOString() ?? null,
      version: row.version,
      may: !keeps ? [] : row.removed_at === null ? ["revise", "remove"] : ["restore"],
    };
  }

  async function read(context: Asking, where: RawBuilder<unknown>): Promise<Kept[]> {
    const extra = Object.entries(spec.columns).map(([name, type]) =>
      type === "date" ? sql`, r.${sql.ref(name)}::text as ${sql.ref(name)}` : sql`, r.${sql.ref(name)}`,
    );
    const { rows } = await sql<RegisterRow>`
      select r.${key} as id, r.country, r.content, r.removed_at, r.version${sql.join(extra, sql``)}
      from ${table} r where ${where} order by r.country, r.${key} limit 1000`.execute(context.tx);
    return rows.map((row) => lineOf(row, context));
  }

  /** Lines by id, those taken off too. */
  async function byId(context: Asking, ids: readonly string[]): Promise<Map<string, Kept>> {
    const lines = await read(context, sql`r.${key} = any (${[...new Set(ids)]}::uuid[])`);
    return new Map(lines.map((line) => [line.id, line]));
  }

  async function one(context: Asking, id: string): Promise<Kept> {
    const found = (await byId(context, [id])).get(id);
    if (found === undefined) throw new NotFound();
    return found;
  }

  async function write(
    { tx, expects, actor }: Pick<Context<unknown>, "tx" | "expects" | "actor">,
    id: string,
    changes: RawBuilder<unknown>,
  ) {
    await sql`select from ${table} r where r.${key} = ${id}::uuid for update`.execute(tx);
    const before = await one({ tx, actor }, id);
    if (expects !== undefined && expects !== before.version)
      throw new Stale({ yours: expects, theirs: before });
    await sql`update ${table} r set ${changes}, changed_by = access.account_id(), changed_at = access.now(),
      version = r.version + 1 where r.${key} = ${id}::uuid`.execute(tx);
    return one({ tx, actor }, id);
  }

  const names = ["country", "content", ...Object.keys(spec.columns)];
  function valuesOf(said: z.output<Head>): RawBuilder<unknown>[] {
    const { country, content, columns } = spec.rowOf(said);
    const typed = Object.entries(spec.columns).map(([name, type]) =>
      type === "date" ? sql`${columns[name] ?? null}::date` : sql`${columns[name] ?? null}::text`,
    );
    return [sql`${country}`, sql`${JSON.stringify(content)}::jsonb`, ...typed];
  }

  const Named = z.object({ id: z.uuid() });
  const Written = Named.and(head);
  const add = action({
    name: `court.add-${noun}`,
    about: `Adds ${spec.about} to the register.`,
    needs: right,
    input: Written,
    output: Line,
    refusals: ["added-already"],
    undo: `court.remove-${noun}`,
  }).run(async (context) => {
    const said = context.input as { id: string } & z.output<Head>;
    const done = await sql`
      insert into ${table} (${key}, ${sql.join(names.map((name) => sql.ref(name)))})
      values (${said.id}::uuid, ${sql.join(valuesOf(said))}) on conflict do nothing`.execute(context.tx);
    if (done.numAffectedRows !== 1n) return refuse("added-already");
    return (await one(context, said.id)) as z.output<typeof Line>;
  });
  const revise = action({
    name: `court.revise-${noun}`,
    about: `Corrects ${spec.about} of the register.`,
    needs: right,
    input: Written,
    output: Line,
    refusals: ["removed-already"],
  }).run(async (context) => {
    const said = context.input as { id: string } & z.output<Head>;
    if ((await one(context, said.id)).removedAt !== null) return refuse("removed-already");
    const values = valuesOf(said);
    const changes = names.map((name, at) => sql`${sql.ref(name)} = ${values[at]}`);
    return (await write(context, said.id, sql.join(changes))) as z.output<typeof Line>;
  });
  const remove = action({
    name: `court.remove-${noun}`,
    about: `Takes ${spec.about} off the register; what stands on it keeps standing.`,
    needs: right,
    input: Named,
    output: Line,
    undo: `court.restore-${noun}`,
  }).run(
    async (context) =>
      (await write(
        context,
        context.input.id,
        sql`removed_at = coalesce(r.removed_at, access.now())`,
      )) as z.output<typeof Line>,
  );
  const restore = action({
    name: `court.restore-${noun}`,
    about: `Puts ${spec.about} back on the register.`,
    needs: right,
    input: Named,
    output: Line,
    undo: `court.remove-${noun}`,
  }).run(
    async (context) =>
      (await write(context, context.input.id, sql`removed_at = null`)) as z.output<typeof Line>,
  );
  return { Line, read, byId, one, actions: [add, revise, remove, restore] as const };
}

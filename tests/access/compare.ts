import { becomeReader } from "#kernel/action";
import type { ContentTable } from "./fill-tables.ts";
import { insertText } from "./fill-tables.ts";
import { type Account, type Dossier, grantsShown, levels, mayOpen, maySee, parts } from "./oracle.ts";
import { type Random, randomFrom } from "./random.ts";
import type { LoadedWorld, Place } from "./world-state.ts";

/** One way of asking, with what should come out and what came. */
type Check = { readonly way: string; readonly expected: Set<string>; readonly actual: Set<string> };
export type Compared = {
  readonly differences: string[];
  readonly compared: number;
  /** How many readers were served by which database role. */
  readonly readers: Readonly<Record<string, number>>;
};

/** Asks every table and function as each account of the world, and lists where the database and the oracle differ. */
export async function compareWorld(place: Place, loaded: LoadedWorld): Promise<Compared> {
  const differences = loaded.decisions.map((text) => `world ${loaded.seed}: ${text}`);
  const readers: Record<string, number> = {};
  let compared = 0;
  for (const account of loaded.world.accounts) {
    // Readers of agencies alone have a role of their own where nothing is written.
    for (const begin of ["begin read only", "begin"] as const) {
      await place.app.query(begin);
      try {
        await place.app.query("select access.enter($1)", [loaded.sessions.get(account.id)]);
        await place.app.query(becomeReader);
        const { rows } = await place.app.query<{ reader: string }>("select current_user as reader");
        const reader = rows[0]?.reader ?? "";
        readers[reader] = (readers[reader] ?? 0) + 1;
        const asker = new Asker(place, loaded, account);
        for (const check of begin === "begin" ? await asker.all() : await asker.reads()) {
          compared += Math.max(check.expected.size, 1);
          differences.push(
            ...differencesOf(check).map(
              (text) => `world ${loaded.seed}, ${account.roles.join("+")} as ${reader}: ${text}`,
            ),
          );
        }
      } finally {
        await place.app.query("rollback");
      }
    }
  }
  return { differences, compared, readers };
}

function differencesOf({ way, expected, actual }: Check): string[] {
  const more = [...actual].filter((one) => !expected.has(one));
  const less = [...expected].filter((one) => !actual.has(one));
  return [
    ...(more.length > 0 ? [`${way} gives ${more.length} too many, e.g. ${more[0]}`] : []),
    ...(less.length > 0 ? [`${way} gives ${less.length} too few, e.g. ${less[0]}`] : []),
  ];
}

class Asker {
  readonly place: Place;
  readonly loaded: LoadedWorld;
  readonly account: Account;
  readonly random: Random;

  constructor(place: Place, loaded: LoadedWorld, account: Account) {
    this.place = place;
    this.loaded = loaded;
    this.account = account;
    this.random = randomFrom(loaded.seed + Number.parseInt(account.id.slice(0, 6), 16));
  }

  /** What a transaction answers in which nothing is written. */
  async reads(): Promise<Check[]> {
    const checks: Check[] = [];
    for (const table of this.place.tables) checks.push(await this.reading(table), await this.pastOf(table));
    checks.push(await this.opening(), await this.codes(), await this.people());
    return checks;
  }

  async all(): Promise<Check[]> {
    const checks: Check[] = [];
    for (const table of this.place.tables) {
      checks.push(await this.reading(table), await this.pastOf(table), await this.writing(table));
      checks.push(...(await this.adding(table)));
    }
    for (const ask of [
      this.opening,
      this.facts,
      this.codes,
      this.grants,
      this.histories,
      this.people,
      this.files,
      this.keys,
      this.tokenAgencies,
      this.events,
      this.notices,
      this.requests,
    ])
      checks.push(await ask.call(this));
    return checks;
  }

  async column(text: string, values: unknown[] = []): Promise<Set<string>> {
    const { rows } = await this.place.app.query<{ v: string }>(text, values);
    return new Set(rows.map((row) => row.v));
  }

  /** As `column`, undone afterwards. */
  async tried(text: string, values: unknown[] = []): Promise<Set<string>> {
    await this.place.app.query("savepoint tried");
    try {
      return await this.column(text, values);
    } finally {
      await this.place.app.query("rollback to tried");
    }
  }

  get ids(): string[] {
    return this.loaded.world.dossiers.map((dossier) => dossier.id);
  }

  opens(dossier: Dossier, part: (typeof parts)[number], level: (typeof levels)[number] = "read"): boolean {
    return mayOpen(this.loaded.world, this.account, dossier, { part, level });
  }
  sees(dossier: Dossier): boolean {
    return maySee(this.loaded.world, this.account, dossier);
  }

  rowsOf(table: ContentTable, level: (typeof levels)[number]): Set<string> {
    return new Set(
      this.loaded.rows
        .filter((row) => row.table === table.name && this.opens(row.dossier, table.part, level))
        .map((row) => row.id),
    );
  }

  async reading(table: ContentTable): Promise<Check> {
    return {
      way: `reading ${table.name}`,
      expected: this.rowsOf(table, "read"),
      actual: await this.column(`select ${table.key} as v from ${table.name}`),
    };
  }

  async pastOf(table: ContentTable): Promise<Check> {
    const past = `history.${table.name.replace(".", "_")}`;
    return {
      way: `reading ${past}`,
      expected: this.rowsOf(table, "read"),
      actual: await this.column(`select distinct row_id as v from ${past}`),
    };
  }

  async writing(table: ContentTable): Promise<Check> {
    return {
      way: `changing ${table.name}`,
      expected: this.rowsOf(table, "contribute"),
      actual: await this.tried(`update ${table.name} set version = version returning ${table.key} as v`),
    };
  }

  /** A new row, in a few dossiers of all. */
  async adding(table: ContentTable): Promise<Check[]> {
    if (!table.name.startsWith("probe.")) return [];
    const checks: Check[] = [];
    for (const dossier of this.random.some(this.loaded.world.dossiers, 2, 2)) {
      const actual = new Set<string>();
      await this.place.app.query("savepoint added");
      try {
        await this.place.app.query(insertText(table, dossier, "gen_random_uuid()"));
        actual.add("added");
      } catch (error) {
        if (!(error instanceof Error && error.message.includes("row-level security"))) throw error;
      } finally {
        await this.place.app.query("rollback to added");
      }
      checks.push({
        way: `adding to ${table.name}`,
        expected: new Set(this.opens(dossier, table.part, "contribute") ? ["added"] : []),
        actual,
      });
    }
    return checks;
  }

  async opening(): Promise<Check> {
    const expected = this.loaded.world.dossiers.flatMap((dossier) =>
      parts.flatMap((part) =>
        levels.flatMap((level) =>
          this.opens(dossier, part, level) ? [`${dossier.id} ${part} ${level}`] : [],
        ),
      ),
    );
    // Compartments that a dossier does not have stay shut in any table; agency-wide grants name no dossier.
    return {
      way: "access.may_open",
      expected: new Set(expected),
      actual: await this.column(
        `select d || ' ' || p || ' ' || l as v from unnest($1::uuid[]) d, unnest($2::text[]) p, unnest($3::text[]) l
         where access.may_open(d, p, l)`,
        [this.ids, parts, levels],
      ),
    };
  }

  async facts(): Promise<Check> {
    const expected = this.loaded.world.dossiers
      .filter((dossier) => this.sees(dossier))
      .map((dossier) => {
        const open = dossier.parts.filter((part) => this.opens(dossier, part)).sort();
        return `${dossier.id} ${dossier.code} ${dossier.sealed} ${open.join(",")}`;
      });
    return {
      way: "access.dossier_facts",
      expected: new Set(expected),
      actual: await this.column(
        `select f.dossier_id || ' ' || f.code || ' ' || f.sealed || ' ' ||
           array_to_string(array(select c from unnest(f.open_compartments) c order by c collate "C"), ',') as v
         from access.dossier_facts($1) f`,
        [this.ids],
      ),
    };
  }

  async codes(): Promise<Check> {
    const { dossiers } = this.loaded.world;
    return {
      way: "access.find_dossier",
      expected: new Set(dossiers.filter((dossier) => this.sees(dossier)).map((dossier) => dossier.id)),
      actual: await this.column(
        "select access.find_dossier(lower(c))::text as v from unnest($1::text[]) c where access.find_dossier(c) is not null",
        [dossiers.map((dossier) => dossier.code)],
      ),
    };
  }

  async grants(): Promise<Check> {
    const { world } = this.loaded;
    return {
      way: "access.grants_of",
      expected: new Set(
        world.dossiers
          .flatMap((dossier) => grantsShown(world, this.account, dossier))
          .map((grant) => grant.id),
      ),
      actual: await this.column(
        "select g.grant_id::text as v from unnest($1::uuid[]) d, access.grants_of(d) g",
        [this.ids],
      ),
    };
  }

  /** Of a few dossiers: the function asks every table each time. */
  async histories(): Promise<Check> {
    const asked = this.random.some(this.loaded.world.dossiers, 3, 3);
    return {
      way: "history.of_dossier",
      expected: new Set(
        this.loaded.rows
          .filter((row) => asked.includes(row.dossier) && this.opens(row.dossier, row.part))
          .map((row) => `${row.table} ${row.id}`),
      ),
      actual: await this.column(
        "select distinct h.table_name || ' ' || h.row_id as v from unnest($1::uuid[]) d, history.of_dossier(d, null, null, 200) h",
        [asked.map((dossier) => dossier.id)],
      ),
    };
  }

  async people(): Promise<Check> {
    const people = this.loaded.world.dossiers.filter((dossier) => dossier.kind === "person");
    return {
      way: "person.match_tokens",
      expected: new Set(people.filter((person) => this.opens(person, "identity")).map((person) => person.id)),
      actual: await this.column(
        "select dossier_id::text as v from person.match_tokens(array[$1::bytea], array[0], 1)",
        [this.loaded.token],
      ),
    };
  }

  async files(): Promise<Check> {
    return {
      way: "files.readable_files",
      expected: new Set(
        this.loaded.files.filter((file) => this.opens(file.dossier, file.part)).map((file) => file.id),
      ),
      actual: await this.column("select file_id::text as v from files.readable_files($1, $2)", [
        this.ids,
        this.loaded.files.map((file) => file.id),
      ]),
    };
  }

  async keys(): Promise<Check> {
    return {
      way: "vault.wrapped_keys",
      expected: new Set(
        this.loaded.world.dossiers.filter((dossier) => this.sees(dossier)).map((dossier) => dossier.id),
      ),
      actual: await this.column("select subject::text as v from vault.wrapped_keys($1)", [this.ids]),
    };
  }

  /** Where a search by name computes its tokens: wherever one identity at least is open, or an agency's all. */
  async tokenAgencies(): Promise<Check> {
    const { world } = this.loaded;
    const open = world.dossiers
      .filter((dossier) => this.opens(dossier, "identity"))
      .map((dossier) => dossier.agency);
    const actual = await this.column("select unnest(vault.token_agencies())::text as v");
    // An agency-wide grant counts though the agency has no unsealed dossier yet.
    const wide = world.grants
      .filter((grant) => grant.overAgency !== null)
      .map((grant) => grant.overAgency ?? "");
    return {
      way: "vault.token_agencies",
      expected: new Set(open),
      actual: new Set([...actual].filter((agency) => open.includes(agency) || !wide.includes(agency))),
    };
  }

  async events(): Promise<Check> {
    const reads = !this.account.closed && this.account.roles.includes("auditor");
    const shown = this.loaded.events.filter((event) =>
      event.dossiers.every((dossier) => !dossier.sealed || this.sees(dossier)),
    );
    return {
      way: "audit.events",
      expected: new Set(
        reads
          ? shown.map(
              (event) =>
                `${event.id} ${event.dossiers
                  .map((dossier) => dossier.code)
                  .sort()
                  .join(",")}`,
            )
          : [],
      ),
      actual: await this.column(
        `select e.event_id || ' ' || array_to_string(array(select c from unnest(e.codes) c order by c collate "C"), ',') as v
         from audit.events(null, null, null, null, $1, 200) e`,
        [`world.${this.loaded.seed}.`],
      ),
    };
  }

  async notices(): Promise<Check> {
    return {
      way: "access.notice",
      expected: new Set(
        this.account.closed
          ? []
          : this.loaded.notices
              .filter((notice) => notice.account === this.account.id)
              .map((notice) => notice.id),
      ),
      actual: await this.column("select notice_id::text as v from access.notice where kind = 'world'"),
    };
  }

  /** Nobody reads what another account asked before. */
  async requests(): Promise<Check> {
    return {
      way: "action.request of others",
      expected: new Set(),
      actual: await this.column("select key::text as v from action.request where account_id <> $1", [
        this.account.id,
      ]),
    };
  }
}

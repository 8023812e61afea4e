import { randomBytes } from "node:crypto";
import type pg from "pg";
import { becomeReader } from "#kernel/action";
import type { ContentTable } from "./fill-tables.ts";
import type { Account, Dossier, Grant, Part, World } from "./oracle.ts";
import { type Random, randomFrom } from "./random.ts";

/** Where a world is made: the owner loads what no function makes, the server's login does the rest as its accounts. */
export type Place = {
  readonly owner: pg.ClientBase;
  readonly app: pg.ClientBase;
  readonly tables: readonly ContentTable[];
};
export type Row = {
  readonly table: string;
  readonly id: string;
  readonly dossier: Dossier;
  readonly part: Part;
};
export type LoadedWorld = {
  readonly seed: number;
  readonly world: World;
  readonly rows: readonly Row[];
  readonly files: readonly { readonly id: string; readonly dossier: Dossier; readonly part: Part }[];
  readonly events: readonly { readonly id: string; readonly dossiers: readonly Dossier[] }[];
  readonly notices: readonly { readonly id: string; readonly account: string }[];
  /** The token that all people of this world share. */
  readonly token: Buffer;
  readonly sessions: ReadonlyMap<string, Buffer>;
  /** Where a function decided otherwise than the oracle. */
  readonly decisions: string[];
  readonly acts: number;
};

/** Runs `text` as the account, in a transaction that stands; null where nobody can be entered. */
export async function actAs(
  app: pg.ClientBase,
  hash: Buffer | undefined,
  text: string,
  values: unknown[],
): Promise<string | null> {
  await app.query("begin");
  try {
    const entered = await app.query("select access.enter($1) as claim", [hash ?? randomBytes(32)]);
    if (entered.rows[0]?.claim === null) return null;
    await app.query(becomeReader);
    const { rows } = await app.query<{ word: string }>(`select ${text} as word`, values);
    await app.query("commit");
    return rows[0]?.word ?? null;
  } finally {
    await app.query("rollback");
  }
}

/** A world while it is made: what the oracle knows of it, and how its accounts act in the database. */
export class WorldState {
  readonly place: Place;
  readonly random: Random;
  readonly seed: number;
  readonly world: World = {
    hour: 0,
    agencies: [],
    units: [],
    accounts: [],
    dossiers: [],
    grants: [],
    derivations: [],
    emergencies: [],
  };
  readonly sessions = new Map<string, Buffer>();
  readonly rows: Row[] = [];
  readonly decisions: string[] = [];
  /** How often something was given that two people may be needed for. */
  proposals = 0;
  acts = 0;

  constructor(place: Place, seed: number) {
    this.place = place;
    this.seed = seed;
    this.random = randomFrom(seed);
  }

  as(account: Account, text: string, values: unknown[]): Promise<string | null> {
    this.acts += 1;
    return actAs(this.place.app, this.sessions.get(account.id), text, values);
  }

  async pass(hours: number): Promise<void> {
    this.world.hour += hours;
    await this.place.owner.query(
      "update access.instance set test = true, clock_offset = clock_offset + make_interval(hours => $1)",
      [hours],
    );
  }

  /** Compares what a function answered with what the oracle holds right. */
  agree(what: string, expected: boolean, answer: string | null): boolean {
    const done = answer === "done";
    if (done !== expected)
      this.decisions.push(`${what}: ${answer ?? "nobody"}, expected ${expected ? "done" : "a refusal"}`);
    return done;
  }

  /** A grant as the function wrote it, with its id. */
  async known(grant: Omit<Grant, "id">): Promise<Grant> {
    const { rows } = await this.place.owner.query<{ grant_id: string }>(
      `select grant_id from access."grant" where dossier_id is not distinct from $1 and over_agency is not distinct from $2
         and compartment = $3 and grantee_id = $4 and not grant_id = any ($5) order by given_at desc limit 1`,
      [grant.dossier, grant.overAgency, grant.part, grant.to, this.world.grants.map((one) => one.id)],
    );
    const id = rows[0]?.grant_id;
    if (!id) throw new Error("a grant that was given is not there");
    return { ...grant, id };
  }

  grantee(): { kind: string; id: string } {
    const { random, world } = this;
    const open = world.accounts.filter((account) => !account.closed);
    if (world.units.length > 0 && random.chance(0.25))
      return { kind: "unit", id: random.pick(world.units).id };
    if (random.chance(0.25)) return { kind: "agency", id: random.pick(world.agencies) };
    return { kind: "account", id: random.pick(open).id };
  }

  /** Mostly somebody who may, sometimes anybody. */
  actor(able: (account: Account) => boolean): Account {
    const { random, world } = this;
    const those = world.accounts.filter((account) => !account.closed && able(account));
    return those.length > 0 && random.chance(0.75) ? random.pick(those) : random.pick(world.accounts);
  }
}

import { createHash, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { becomeReader } from "#kernel/action";
import { makeCode } from "#kernel/words";
import { type ContentTable, insertText } from "./fill-tables.ts";
import {
  type Account,
  breakGlass,
  capOf,
  type Dossier,
  emergencyGrants,
  type Grant,
  levels,
  mayDerive,
  mayEnd,
  mayGive,
  mayGiveAgencyGrant,
  maySeal,
  mayUnderive,
  type Part,
  parts,
  roles,
  seal,
  type World,
} from "./oracle.ts";
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

const kinds: readonly (readonly [kind: string, letter: string, parts: readonly Part[]])[] = [
  ["case", "C", ["identity", "investigation", "prosecution", "support"]],
  ["support-file", "R", ["identity", "support", "counselling", "privileged"]],
  ["network", "N", ["intelligence", "restricted-source"]],
  ["request", "Q", ["identity", "cooperation"]],
  ["complaint", "A", ["investigation", "restricted-source"]],
  ["everything", "E", parts],
];

/** One administrator an agency, and an auditor who reads cases too. */
const firstRoles: readonly (readonly string[])[] = [
  ["admin"],
  ["admin", "advocate"],
  ["admin", "court"],
  ["auditor", "prosecutor"],
];

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

export async function makeWorld(place: Place, seed: number): Promise<LoadedWorld> {
  return new Maker(place, seed).make();
}

class Maker {
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
  acts = 0;

  constructor(place: Place, seed: number) {
    this.place = place;
    this.seed = seed;
    this.random = randomFrom(seed);
  }

  async make(): Promise<LoadedWorld> {
    const { random } = this;
    await this.addPeople();
    const dossiers = 10 + random.below(8);
    for (let turn = 0; turn < dossiers; turn += 1) await this.openDossier();
    const steps = 50 + random.below(60);
    for (let step = 0; step < steps; step += 1) await this.step();
    const files = await this.addFiles();
    const events = await this.addEvents();
    const notices = await this.addNotices();
    const token = await this.addTokens();
    // Everything above happened before this moment; part of it is over now.
    if (random.chance(0.7)) await this.pass(random.below(12));
    const { world, rows, sessions, decisions, acts, seed } = this;
    return { seed, world, rows, files, events, notices, token, sessions, decisions, acts };
  }

  async addPeople(): Promise<void> {
    const { random, world } = this;
    const { owner } = this.place;
    await owner.query("set palermo.maintenance = 'on'");
    for (let n = 0; n < 2 + random.below(2); n += 1) {
      const agency = randomUUID();
      await owner.query(
        "insert into access.agency (agency_id, name, kind, country) values ($1, $2, 'enforcement', 'XV')",
        [agency, JSON.stringify({ en: `Agency ${n}` })],
      );
      world.agencies.push(agency);
      for (let u = 0; u < random.below(3); u += 1) {
        const id = randomUUID();
        await owner.query("insert into access.unit (unit_id, agency_id, name) values ($1, $2, '{}')", [
          id,
          agency,
        ]);
        world.units.push({ id, agency });
      }
    }
    const accounts = 8 + random.below(6);
    for (let n = 0; n < accounts; n += 1) {
      const agency = world.agencies[n] ?? random.pick(world.agencies);
      const units = world.units.filter((unit) => unit.agency === agency);
      const account: Account = {
        id: randomUUID(),
        agency,
        unit: units.length > 0 && random.chance(0.7) ? random.pick(units).id : null,
        roles: [...(firstRoles[n] ?? random.some(roles, 1, 2))],
        closed: false,
      };
      world.accounts.push(account);
      const hash = createHash("sha256").update(randomBytes(32)).digest();
      this.sessions.set(account.id, hash);
      await owner.query(
        "insert into access.account (account_id, agency_id, unit_id, email, name, roles) values ($1, $2, $3, $4, 'Somebody', $5)",
        [account.id, agency, account.unit, `${account.id}@world.test`, account.roles],
      );
      await owner.query(
        "insert into access.session (hash, account_id, opened_at, seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '10 years')",
        [hash, account.id],
      );
    }
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

  async openDossier(): Promise<void> {
    const { random, world, place } = this;
    const opener = random.pick(world.accounts.filter((account) => !account.closed));
    const person = random.chance(0.35);
    const [kind, letter, own] = person
      ? (["person", "P", ["identity"] as Part[]] as const)
      : random.pick(kinds);
    const dossier: Dossier = {
      id: randomUUID(),
      code: makeCode(letter, randomBytes(5)),
      agency: opener.agency,
      kind,
      parts: own,
      sealed: false,
    };
    const home = await this.as(opener, "access.open_dossier($1, $2, $3, $4)", [
      kind,
      dossier.code,
      [...own],
      dossier.id,
    ]);
    if (home !== opener.agency) throw new Error(`the dossier was opened in ${home}`);
    world.dossiers.push(dossier);
    for (const part of own) {
      world.grants.push(
        await this.known({
          dossier: dossier.id,
          overAgency: null,
          part,
          level: "manage",
          to: opener.id,
          emergency: false,
          until: null,
          ended: false,
        }),
      );
    }
    for (const table of place.tables.filter((one) => own.includes(one.part))) await this.fill(table, dossier);
  }

  async fill(table: ContentTable, dossier: Dossier): Promise<void> {
    const { owner } = this.place;
    const count = table.once ? 1 : this.random.below(3);
    for (let n = 0; n < count; n += 1) {
      const id = table.once ? dossier.id : randomUUID();
      await owner.query(insertText(table, dossier, `'${id}'`));
      this.rows.push({ table: table.name, id, dossier, part: table.part });
    }
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

  async step(): Promise<void> {
    const { random } = this;
    const acts: readonly (readonly [weight: number, act: () => Promise<void>])[] = [
      [10, () => this.give()],
      [9, () => this.giveOverAgency()],
      [3, () => this.end()],
      [5, () => this.derive()],
      [1, () => this.underive()],
      [6, () => this.sealOrOpen()],
      [5, () => this.emergency()],
      [2, () => this.approve()],
      [1, () => this.changeAccount()],
      [1, () => this.change()],
      [1, () => this.pass(random.below(3))],
    ];
    let left = random.below(acts.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, act] of acts) {
      if (left < weight) return act();
      left -= weight;
    }
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

  async give(): Promise<void> {
    const { random, world } = this;
    const dossier = random.pick(world.dossiers);
    const part = random.chance(0.9) ? random.pick(dossier.parts) : random.pick(parts);
    const giver = this.actor((account) => mayGive(world, account, dossier, part));
    const to = this.grantee();
    const level = random.pick(levels);
    const hours = random.chance(0.4) ? 1 + random.below(8) : null;
    const expected = mayGive(world, giver, dossier, part);
    const answer = await this.as(
      giver,
      "access.give_grant($1, $2, $3, $4, $5, 'case-work', '', 'team', access.now() + make_interval(hours => $6))",
      [dossier.id, part, level, to.kind, to.id, hours],
    );
    if (!this.agree("give_grant", expected, answer)) return;
    world.grants.push(
      await this.known({
        dossier: dossier.id,
        overAgency: null,
        part,
        level,
        to: to.id,
        emergency: false,
        until: hours === null ? null : world.hour + hours,
        ended: false,
      }),
    );
  }

  async giveOverAgency(): Promise<void> {
    const { random, world } = this;
    const giver = this.actor((account) => account.roles.includes("admin"));
    const to = this.grantee();
    // Mostly a part that the reader's roles let through.
    const reader = world.accounts.find((account) => account.id === to.id);
    const through = reader ? [...capOf(reader)] : (["identity", "investigation", "support"] as const);
    const part = through.length > 0 && random.chance(0.8) ? random.pick(through) : random.pick(parts);
    const level = random.pick(levels);
    const hours = random.chance(0.4) ? 1 + random.below(8) : null;
    const over = random.chance(0.9) ? giver.agency : random.pick(world.agencies);
    const expected = mayGiveAgencyGrant(giver, to.id) && over === giver.agency;
    const answer = await this.as(
      giver,
      "access.give_agency_grant($1, $2, $3, $4, $5, 'supervision', '', access.now() + make_interval(hours => $6))",
      [over, part, level, to.kind, to.id, hours],
    );
    if (!this.agree("give_agency_grant", expected, answer)) return;
    world.grants.push(
      await this.known({
        dossier: null,
        overAgency: over,
        part,
        level,
        to: to.id,
        emergency: false,
        until: hours === null ? null : world.hour + hours,
        ended: false,
      }),
    );
  }

  async end(): Promise<void> {
    const { random, world } = this;
    const grant = random.pick(world.grants);
    const account = this.actor((one) => mayEnd(world, one, grant));
    const expected = mayEnd(world, account, grant);
    if (this.agree("end_grant", expected, await this.as(account, "access.end_grant($1, 'over')", [grant.id])))
      grant.ended = true;
  }

  async derive(): Promise<void> {
    const { random, world } = this;
    const people = world.dossiers.filter((dossier) => dossier.kind === "person");
    const sources = world.dossiers.filter((dossier) => dossier.parts.includes("identity"));
    if (people.length === 0 || sources.length === 0) return;
    const person = random.pick(people);
    const source = random.pick(sources);
    const account = this.actor((one) => mayDerive(world, one, source, person));
    const expected = mayDerive(world, account, source, person);
    const answer = await this.as(account, "access.derive($1, $2, 'participant')", [source.id, person.id]);
    if (!this.agree("derive", expected, answer)) return;
    const standing = world.derivations.some(
      (one) => !one.ended && one.source === source.id && one.person === person.id,
    );
    if (!standing) world.derivations.push({ source: source.id, person: person.id, ended: false });
  }

  async underive(): Promise<void> {
    const { random, world } = this;
    if (world.derivations.length === 0) return;
    const derivation = random.pick(world.derivations);
    const source = world.dossiers.find((dossier) => dossier.id === derivation.source);
    if (!source) return;
    const account = this.actor((one) => mayUnderive(world, one, source));
    const expected = mayUnderive(world, account, source);
    const answer = await this.as(account, "access.underive($1, $2)", [derivation.source, derivation.person]);
    if (!this.agree("underive", expected, answer)) return;
    for (const one of world.derivations)
      if (one.source === derivation.source && one.person === derivation.person) one.ended = true;
  }

  async sealOrOpen(): Promise<void> {
    const { random, world } = this;
    const dossier = random.pick(world.dossiers);
    const shut = random.chance(0.7);
    const account = this.actor((one) => maySeal(world, one, dossier));
    const expected = maySeal(world, account, dossier);
    if (
      this.agree(
        "seal_dossier",
        expected,
        await this.as(account, "access.seal_dossier($1, $2)", [dossier.id, shut]),
      )
    )
      seal(world, dossier, shut);
  }

  async emergency(): Promise<void> {
    const { random, world } = this;
    const dossier = random.pick(world.dossiers);
    const account = this.actor((one) => breakGlass(world, one, dossier) !== "refused");
    const expected = breakGlass(world, account, dossier);
    const answer = await this.as(account, "access.break_the_glass($1, 'somebody is in danger')", [
      dossier.code,
    ]);
    const word = answer === "opened" || answer === "waiting" ? answer : "refused";
    if (word !== expected) this.decisions.push(`break_the_glass: ${answer}, expected ${expected}`);
    if (word === "refused") return;
    world.emergencies.push({
      account: account.id,
      dossier: dossier.id,
      asked: world.hour,
      opened: word === "opened" ? world.hour : null,
    });
    if (word === "opened") await this.addEmergency(account, dossier);
  }

  async addEmergency(account: Account, dossier: Dossier): Promise<void> {
    for (const grant of emergencyGrants(this.world, account, dossier))
      this.world.grants.push(await this.known(grant));
  }

  async approve(): Promise<void> {
    const { world, random } = this;
    const waiting = world.emergencies.filter((one) => one.opened === null);
    if (waiting.length === 0) return;
    const asked = random.pick(waiting);
    const able = (one: Account) => one.roles.some((role) => role === "prosecutor" || role === "coordinator");
    const approver = this.actor((one) => able(one) && one.id !== asked.account);
    const dossier = world.dossiers.find((one) => one.id === asked.dossier);
    const account = world.accounts.find((one) => one.id === asked.account);
    const { rows } = await this.place.owner.query<{ id: string }>(
      "select break_glass_id as id from access.break_glass where account_id = $1 and dossier_id = $2 and opened_at is null order by asked_at limit 1",
      [asked.account, asked.dossier],
    );
    if (!dossier || !account || rows.length === 0) return;
    const first =
      waiting.find((one) => one.account === asked.account && one.dossier === asked.dossier) ?? asked;
    const expected =
      !approver.closed &&
      able(approver) &&
      approver.id !== asked.account &&
      !dossier.sealed &&
      first.asked > world.hour - 24;
    const answer = await this.as(approver, "access.approve_break_glass($1)", [rows[0]?.id]);
    if (!this.agree("approve_break_glass", expected, answer === "opened" ? "done" : answer)) return;
    first.opened = world.hour;
    await this.addEmergency(account, dossier);
  }

  async changeAccount(): Promise<void> {
    const { random, world } = this;
    const admin = this.actor((one) => one.roles.includes("admin"));
    const other = random.pick(world.accounts);
    const expected = !admin.closed && admin.roles.includes("admin") && admin !== other && !other.closed;
    if (random.chance(0.5)) {
      const wanted = random.some(roles, 1, 2);
      if (
        this.agree(
          "set_roles",
          expected,
          await this.as(admin, "access.set_roles($1, $2)", [other.id, wanted]),
        )
      )
        other.roles = wanted;
      return;
    }
    if (world.accounts.filter((one) => !one.closed).length < 5) return;
    if (this.agree("close_account", expected, await this.as(admin, "access.close_account($1)", [other.id])))
      other.closed = true;
  }

  /** Some rows change, so that histories hold more than beginnings. */
  async change(): Promise<void> {
    if (this.rows.length === 0) return;
    const row = this.random.pick(this.rows);
    const key = this.place.tables.find((table) => table.name === row.table)?.key;
    if (!row.table.startsWith("probe.") || !key) return;
    await this.place.owner.query(`update ${row.table} set note = 'changed' where ${key} = $1`, [row.id]);
  }

  async addFiles() {
    const { random, world } = this;
    const files: { id: string; dossier: Dossier; part: Part }[] = [];
    for (let n = 0; n < 12; n += 1) {
      const dossier = random.pick(world.dossiers);
      const file = { id: randomUUID(), dossier, part: random.pick(dossier.parts) };
      await this.place.owner.query(
        "insert into files.file (agency_id, file_id, dossier_id, compartment, media_type, bytes, added_by, added_at) values ($1, $2, $3, $4, 'text/plain', 1, $2, now())",
        [dossier.agency, file.id, dossier.id, file.part],
      );
      files.push(file);
    }
    return files;
  }

  async addEvents() {
    const { random, world } = this;
    const events: { id: string; dossiers: Dossier[] }[] = [];
    for (let n = 0; n < 12; n += 1) {
      const event = { id: randomUUID(), dossiers: random.some(world.dossiers, 0, 2) };
      await this.place.owner.query(
        "insert into audit.event (event_id, at, actor_kind, action, outcome, dossiers) values ($1, access.now(), 'system', $2, 'done', $3)",
        [event.id, `world.${this.seed}.read`, event.dossiers.map((dossier) => dossier.id)],
      );
      events.push(event);
    }
    return events;
  }

  async addNotices() {
    const notices: { id: string; account: string }[] = [];
    for (const account of this.world.accounts) {
      const notice = { id: randomUUID(), account: account.id };
      await this.place.owner.query(
        "insert into access.notice (notice_id, account_id, kind, at) values ($1, $2, 'world', access.now())",
        [notice.id, account.id],
      );
      notices.push(notice);
    }
    return notices;
  }

  /** A key for each agency and dossier, and one search token for all people. */
  async addTokens(): Promise<Buffer> {
    const { owner } = this.place;
    const token = randomBytes(16);
    const keys = new Map<string, string>();
    for (const agency of this.world.agencies) {
      const key = randomUUID();
      keys.set(agency, key);
      await owner.query(
        "insert into vault.key (agency_id, key_id, kind, subject, wrapped, wrapping_key_id, created_at) values ($1, $2, 'agency', $1, '\\x01', $3, now())",
        [agency, key, randomUUID()],
      );
    }
    for (const dossier of this.world.dossiers) {
      await owner.query(
        "insert into vault.key (agency_id, key_id, kind, subject, wrapped, wrapping_key_id, created_at) values ($1, $2, 'subject', $3, '\\x02', $4, now())",
        [dossier.agency, randomUUID(), dossier.id, keys.get(dossier.agency)],
      );
      if (dossier.kind !== "person") continue;
      await owner.query(
        "insert into person.token (agency_id, dossier_id, token, key_id, made_with) values ($1, $2, $3, $4, 1)",
        [dossier.agency, dossier.id, token, keys.get(dossier.agency)],
      );
    }
    return token;
  }
}

/** How much of the rules a world reached, for the line that the test prints. */
export function reached({ world }: LoadedWorld): Record<string, number> {
  const open = world.accounts.filter((account) => !account.closed);
  return {
    accounts: world.accounts.length,
    closed: world.accounts.length - open.length,
    capped: open.filter((account) => capOf(account).size === 0).length,
    dossiers: world.dossiers.length,
    sealed: world.dossiers.filter((dossier) => dossier.sealed).length,
    sealedPeople: world.dossiers.filter((dossier) => dossier.sealed && dossier.kind === "person").length,
    grants: world.grants.length,
    ended: world.grants.filter((grant) => grant.ended).length,
    expired: world.grants.filter((grant) => !grant.ended && grant.until !== null && grant.until <= world.hour)
      .length,
    agencyWide: world.grants.filter((grant) => grant.overAgency !== null).length,
    derived: world.derivations.filter((one) => !one.ended).length,
    emergencies: world.emergencies.length,
  };
}

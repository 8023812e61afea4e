import { createHash, randomBytes, randomUUID } from "node:crypto";
import { type Account, capOf, type Dossier, type Part, roles } from "./oracle.ts";
import { openDossier, takeStep } from "./world-acts.ts";
import { type LoadedWorld, type Place, WorldState } from "./world-state.ts";

/** One administrator an agency, and an auditor who reads cases too. */
const firstRoles: readonly (readonly string[])[] = [
  ["admin"],
  ["admin", "advocate"],
  ["admin", "court"],
  ["auditor", "prosecutor"],
];

export async function makeWorld(place: Place, seed: number): Promise<LoadedWorld> {
  return make(new WorldState(place, seed));
}

async function make(state: WorldState): Promise<LoadedWorld> {
  const { random } = state;
  await addPeople(state);
  const dossiers = 10 + random.below(8);
  for (let turn = 0; turn < dossiers; turn += 1) await openDossier(state);
  const steps = 50 + random.below(60);
  for (let step = 0; step < steps; step += 1) await takeStep(state);
  const files = await addFiles(state);
  const events = await addEvents(state);
  const notices = await addNotices(state);
  const token = await addTokens(state);
  // Everything above happened before state moment; part of it is over now.
  if (random.chance(0.7)) await state.pass(random.below(12));
  const { world, rows, sessions, decisions, acts, seed } = state;
  return { seed, world, rows, files, events, notices, token, sessions, decisions, acts };
}

async function addPeople(state: WorldState): Promise<void> {
  const { random, world } = state;
  const { owner } = state.place;
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
    state.sessions.set(account.id, hash);
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

async function addFiles(state: WorldState) {
  const { random, world } = state;
  const files: { id: string; dossier: Dossier; part: Part }[] = [];
  for (let n = 0; n < 12; n += 1) {
    const dossier = random.pick(world.dossiers);
    const file = { id: randomUUID(), dossier, part: random.pick(dossier.parts) };
    await state.place.owner.query(
      "insert into files.file (agency_id, file_id, dossier_id, compartment, media_type, bytes, added_by, added_at) values ($1, $2, $3, $4, 'text/plain', 1, $2, now())",
      [dossier.agency, file.id, dossier.id, file.part],
    );
    files.push(file);
  }
  return files;
}

async function addEvents(state: WorldState) {
  const { random, world } = state;
  const events: { id: string; dossiers: Dossier[] }[] = [];
  for (let n = 0; n < 12; n += 1) {
    const event = { id: randomUUID(), dossiers: random.some(world.dossiers, 0, 2) };
    await state.place.owner.query(
      "insert into audit.event (event_id, at, actor_kind, action, outcome, dossiers) values ($1, access.now(), 'system', $2, 'done', $3)",
      [event.id, `world.${state.seed}.read`, event.dossiers.map((dossier) => dossier.id)],
    );
    events.push(event);
  }
  return events;
}

async function addNotices(state: WorldState) {
  const notices: { id: string; account: string }[] = [];
  for (const account of state.world.accounts) {
    const notice = { id: randomUUID(), account: account.id };
    await state.place.owner.query(
      "insert into access.notice (notice_id, account_id, kind, at) values ($1, $2, 'world', access.now())",
      [notice.id, account.id],
    );
    notices.push(notice);
  }
  return notices;
}

/** A key for each agency and dossier, and one search token for all people. */
async function addTokens(state: WorldState): Promise<Buffer> {
  const { owner } = state.place;
  const token = randomBytes(16);
  const keys = new Map<string, string>();
  for (const agency of state.world.agencies) {
    const key = randomUUID();
    keys.set(agency, key);
    await owner.query(
      "insert into vault.key (agency_id, key_id, kind, subject, wrapped, wrapping_key_id, created_at) values ($1, $2, 'agency', $1, '\\x01', $3, now())",
      [agency, key, randomUUID()],
    );
  }
  for (const dossier of state.world.dossiers) {
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

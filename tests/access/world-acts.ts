import { randomBytes, randomUUID } from "node:crypto";
import { makeCode } from "#kernel/words";
import { type ContentTable, insertText } from "./fill-tables.ts";
import {
  type Account,
  breakGlass,
  capOf,
  type Dossier,
  emergencyGrants,
  levels,
  light,
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
} from "./oracle.ts";
import type { WorldState } from "./world-state.ts";

const kinds: readonly (readonly [kind: string, letter: string, parts: readonly Part[]])[] = [
  ["case", "C", ["identity", "investigation", "prosecution", "support"]],
  ["support-file", "R", ["identity", "support", "counselling", "privileged"]],
  ["network", "N", ["intelligence", "restricted-source"]],
  ["request", "Q", ["identity", "cooperation"]],
  ["complaint", "A", ["investigation", "restricted-source"]],
  ["everything", "E", parts],
];

export async function openDossier(state: WorldState): Promise<void> {
  const { random, world, place } = state;
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
  const home = await state.as(opener, "access.open_dossier($1, $2, $3, $4)", [
    kind,
    dossier.code,
    [...own],
    dossier.id,
  ]);
  if (home !== opener.agency) throw new Error(`the dossier was opened in ${home}`);
  world.dossiers.push(dossier);
  for (const part of own) {
    world.grants.push(
      await state.known({
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
  for (const table of place.tables.filter((one) => own.includes(one.part))) await fill(state, table, dossier);
}

async function fill(state: WorldState, table: ContentTable, dossier: Dossier): Promise<void> {
  const { owner } = state.place;
  const count = table.once ? 1 : state.random.below(3);
  for (let n = 0; n < count; n += 1) {
    const id = table.once ? dossier.id : randomUUID();
    await owner.query(insertText(table, dossier, `'${id}'`));
    state.rows.push({ table: table.name, id, dossier, part: table.part });
  }
}

export async function takeStep(state: WorldState): Promise<void> {
  const { random } = state;
  const acts: readonly (readonly [weight: number, act: () => Promise<void>])[] = [
    [10, () => giveGrant(state)],
    [9, () => giveOverAgency(state)],
    [3, () => endGrant(state)],
    [5, () => derive(state)],
    [1, () => underive(state)],
    [6, () => sealOrOpen(state)],
    [5, () => breakTheGlass(state)],
    [2, () => approve(state)],
    [1, () => changeAccount(state)],
    [1, () => changeRow(state)],
    [1, () => state.pass(random.below(3))],
  ];
  let left = random.below(acts.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, act] of acts) {
    if (left < weight) return act();
    left -= weight;
  }
}

async function giveGrant(state: WorldState): Promise<void> {
  const { random, world } = state;
  const dossier = random.pick(world.dossiers);
  const part = random.chance(0.9) ? random.pick(dossier.parts) : random.pick(parts);
  const giver = state.actor((account) => mayGive(world, account, dossier, part));
  const to = state.grantee();
  const level = random.pick(levels);
  const hours = random.chance(0.4) ? 1 + random.below(8) : null;
  const expected = mayGive(world, giver, dossier, part);
  const answer = await state.as(
    giver,
    "access.give_grant($1, $2, $3, $4, $5, 'case-work', '', 'team', access.now() + make_interval(hours => $6))",
    [dossier.id, part, level, to.kind, to.id, hours],
  );
  if (!state.agree("give_grant", expected, answer)) return;
  world.grants.push(
    await state.known({
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

async function giveOverAgency(state: WorldState): Promise<void> {
  const { random, world } = state;
  const giver = state.actor((account) => account.roles.includes("admin"));
  const to = state.grantee();
  // Mostly a part that the reader's roles let through.
  const reader = world.accounts.find((account) => account.id === to.id);
  const through = reader ? [...capOf(reader)] : (["identity", "investigation", "support"] as const);
  const part = through.length > 0 && random.chance(0.8) ? random.pick(through) : random.pick(parts);
  const level = random.pick(levels);
  const hours = random.chance(0.4) ? 1 + random.below(8) : null;
  const over = random.chance(0.9) ? giver.agency : random.pick(world.agencies);
  const expected = mayGiveAgencyGrant(giver, to.id) && over === giver.agency;
  const two = await needTwo(state, false);
  const id = randomUUID();
  const answer = await state.as(
    giver,
    "access.give_agency_grant($1, $2, $3, $4, $5, $6, 'supervision', '', access.now() + make_interval(hours => $7))",
    [id, over, part, level, to.kind, to.id, hours],
  );
  const right = answer === (two ? "waiting" : "done");
  if (
    !state.agree("give_agency_grant", expected, right ? "done" : `${answer}, not as many people as it takes`)
  )
    return;
  if (two && !(await confirmed(state, { kind: "agency-grant", id, version: 1, first: giver, about: to.id })))
    return;
  world.grants.push(
    await state.known({
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

async function endGrant(state: WorldState): Promise<void> {
  const { random, world } = state;
  const grant = random.pick(world.grants);
  const account = state.actor((one) => mayEnd(world, one, grant));
  const expected = mayEnd(world, account, grant);
  if (state.agree("end_grant", expected, await state.as(account, "access.end_grant($1, 'over')", [grant.id])))
    grant.ended = true;
}

async function derive(state: WorldState): Promise<void> {
  const { random, world } = state;
  const people = world.dossiers.filter((dossier) => dossier.kind === "person");
  const sources = world.dossiers.filter((dossier) => dossier.parts.includes("identity"));
  if (people.length === 0 || sources.length === 0) return;
  const person = random.pick(people);
  const source = random.pick(sources);
  const account = state.actor((one) => mayDerive(world, one, source, person));
  const expected = mayDerive(world, account, source, person);
  const answer = await state.as(account, "access.derive($1, $2, 'participant')", [source.id, person.id]);
  if (!state.agree("derive", expected, answer)) return;
  const standing = world.derivations.some(
    (one) => !one.ended && one.source === source.id && one.person === person.id,
  );
  if (!standing) world.derivations.push({ source: source.id, person: person.id, ended: false });
}

async function underive(state: WorldState): Promise<void> {
  const { random, world } = state;
  if (world.derivations.length === 0) return;
  const derivation = random.pick(world.derivations);
  const source = world.dossiers.find((dossier) => dossier.id === derivation.source);
  if (!source) return;
  const account = state.actor((one) => mayUnderive(world, one, source));
  const expected = mayUnderive(world, account, source);
  const answer = await state.as(account, "access.underive($1, $2)", [derivation.source, derivation.person]);
  if (!state.agree("underive", expected, answer)) return;
  for (const one of world.derivations)
    if (one.source === derivation.source && one.person === derivation.person) one.ended = true;
}

async function sealOrOpen(state: WorldState): Promise<void> {
  const { random, world } = state;
  const dossier = random.pick(world.dossiers);
  const shut = random.chance(0.7);
  const account = state.actor((one) => maySeal(world, one, dossier));
  const expected = maySeal(world, account, dossier);
  if (
    state.agree(
      "seal_dossier",
      expected,
      await state.as(account, "access.seal_dossier($1, $2)", [dossier.id, shut]),
    )
  )
    seal(world, dossier, shut);
}

async function breakTheGlass(state: WorldState): Promise<void> {
  const { random, world } = state;
  const dossier = random.pick(world.dossiers);
  const account = state.actor((one) => breakGlass(world, one, dossier) !== "refused");
  const expected = breakGlass(world, account, dossier);
  const answer = await state.as(account, "access.break_the_glass($1, 'somebody is in danger')", [
    dossier.code,
  ]);
  const word = answer === "opened" || answer === "waiting" ? answer : "refused";
  if (word !== expected) state.decisions.push(`break_the_glass: ${answer}, expected ${expected}`);
  if (word === "refused") return;
  world.emergencies.push({
    account: account.id,
    dossier: dossier.id,
    asked: world.hour,
    opened: word === "opened" ? world.hour : null,
  });
  if (word === "opened") await addEmergency(state, account, dossier);
}

async function addEmergency(state: WorldState, account: Account, dossier: Dossier): Promise<void> {
  for (const grant of emergencyGrants(state.world, account, dossier))
    state.world.grants.push(await state.known(grant));
}

async function approve(state: WorldState): Promise<void> {
  const { world, random } = state;
  const waiting = world.emergencies.filter((one) => one.opened === null);
  if (waiting.length === 0) return;
  const asked = random.pick(waiting);
  const able = (one: Account) => one.roles.some((role) => role === "prosecutor" || role === "coordinator");
  const approver = state.actor((one) => able(one) && one.id !== asked.account);
  const dossier = world.dossiers.find((one) => one.id === asked.dossier);
  const account = world.accounts.find((one) => one.id === asked.account);
  const { rows } = await state.place.owner.query<{ id: string }>(
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
  const answer = await state.as(approver, "access.approve_break_glass($1)", [rows[0]?.id]);
  if (!state.agree("approve_break_glass", expected, answer === "opened" ? "done" : answer)) return;
  first.opened = world.hour;
  await addEmergency(state, account, dossier);
}

async function changeAccount(state: WorldState): Promise<void> {
  const { random, world } = state;
  const admin = state.actor((one) => one.roles.includes("admin"));
  const other = random.pick(world.accounts);
  const expected = !admin.closed && admin.roles.includes("admin") && admin !== other && !other.closed;
  if (random.chance(0.5)) {
    await changeRoles(state, { admin, other, expected });
    return;
  }
  if (world.accounts.filter((one) => !one.closed).length < 5) return;
  if (state.agree("close_account", expected, await state.as(admin, "access.close_account($1)", [other.id])))
    other.closed = true;
}

/** Roles that one administrator gives alone; the others come to the account when somebody else confirms them. */
async function changeRoles(
  state: WorldState,
  { admin, other, expected }: { admin: Account; other: Account; expected: boolean },
): Promise<void> {
  const wanted = state.random.some(roles, 1, 2);
  const two = await needTwo(state, true);
  const heavy = two ? wanted.filter((role) => !light.includes(role) && !other.roles.includes(role)) : [];
  const answer = await state.as(admin, "access.set_roles($1, $2)", [other.id, wanted]);
  const right = answer === (heavy.length > 0 ? "waiting" : "done");
  if (!state.agree("set_roles", expected, right ? "done" : `${answer}, not as many people as it takes`))
    return;
  other.roles = wanted.filter((role) => !heavy.includes(role));
  if (heavy.length === 0) return;
  const { rows } = await state.place.owner.query<{ version: number }>(
    "select version from access.role_change where account_id = $1",
    [other.id],
  );
  const asked = {
    kind: "roles",
    id: other.id,
    version: rows[0]?.version ?? 0,
    first: admin,
    about: other.id,
  } as const;
  if (await confirmed(state, asked)) other.roles = [...other.roles, ...heavy];
}

/** Whether two people are needed from here on, in turn: the worlds of a seed stay what they are without it. */
async function needTwo(state: WorldState, often: boolean): Promise<boolean> {
  state.proposals += 1;
  const two = (state.proposals % 3 === 0) !== often;
  await state.place.owner.query("update access.instance set two_people_since = case when $1 then now() end", [
    two,
  ]);
  return two;
}

type Proposal = {
  readonly kind: "roles" | "agency-grant";
  readonly id: string;
  readonly version: number;
  readonly first: Account;
  /** Who gets it. */
  readonly about: string;
};

/** Somebody tries to be the second person: only another administrator or auditor than who proposed it and who gets it. */
async function confirmed(state: WorldState, { kind, id, version, first, about }: Proposal): Promise<boolean> {
  const { world, proposals } = state;
  const [name, right, confirm] =
    kind === "roles"
      ? ["account.roles", "account.confirm-roles", "access.confirm_roles($1)"]
      : ["access.agency-grant", "access.confirm-agency-grant", "access.confirm_agency_grant($1)"];
  const reviewId = randomUUID();
  const decides = (who: Account) =>
    state.as(who, "review.decide($1, $2, 'approved', null)", [reviewId, version]);
  await state.as(first, "review.ask($1, $2, $3, $4, null, $5, true)", [reviewId, name, id, version, right]);
  state.agree("decide alone", false, await decides(first));
  const able = world.accounts.filter(
    (one) => !one.closed && one !== first && one.roles.some((role) => role === "admin" || role === "auditor"),
  );
  const others = able.filter((one) => one.id !== about);
  const getting = world.accounts.find((one) => one.id === about);
  const second = getting && proposals % 4 === 0 ? getting : others[proposals % Math.max(others.length, 1)];
  if (!second) return false;
  const may = able.includes(second) && !(kind === "roles" && second === getting);
  if (!state.agree("decide", may, await decides(second))) return false;
  return state.agree("confirm", second !== getting, await state.as(second, confirm, [id]));
}

/** Some rows change, so that histories hold more than beginnings. */
async function changeRow(state: WorldState): Promise<void> {
  if (state.rows.length === 0) return;
  const row = state.random.pick(state.rows);
  const key = state.place.tables.find((table) => table.name === row.table)?.key;
  if (!row.table.startsWith("probe.") || !key) return;
  await state.place.owner.query(`update ${row.table} set note = 'changed' where ${key} = $1`, [row.id]);
}

/**
 * Who may open what, as the rules say it and in the plainest way: nothing here looks at the database or at its functions.
 * A grant opens one compartment of one dossier or of an agency's unsealed ones, to a person, their unit or their agency,
 * at a level that holds the lower ones, until it ends; the cap of the reader's roles stands above every grant.
 */
export const parts = [
  "identity",
  "support",
  "counselling",
  "privileged",
  "investigation",
  "intelligence",
  "restricted-source",
  "prosecution",
  "cooperation",
] as const;
export type Part = (typeof parts)[number];
export const levels = ["read", "contribute", "manage"] as const;
export type Level = (typeof levels)[number];

/** What each role may ever open: X1, and "must never see" of the people for whom Palermo is made. */
const caps: Readonly<Record<string, readonly Part[]>> = {
  frontline: ["identity", "support"],
  advocate: ["identity", "support", "counselling", "privileged"],
  provider: ["identity", "support", "counselling", "privileged"],
  investigator: ["identity", "investigation", "restricted-source"],
  analyst: ["identity", "investigation", "intelligence", "restricted-source"],
  prosecutor: ["identity", "investigation", "prosecution", "cooperation"],
  integrity: ["identity", "investigation", "restricted-source", "prosecution"],
  court: ["identity", "prosecution"],
  central: ["identity", "cooperation"],
  coordinator: [],
  rapporteur: [],
  editor: [],
  trainer: [],
  programme: [],
  admin: [],
  auditor: [],
};
export const roles = Object.keys(caps);

/** Roles that one administrator gives alone: they open no compartment and decide nothing about access. */
export const light: readonly string[] = ["rapporteur", "editor", "trainer", "programme"];

const mayBreakGlass = ["frontline", "advocate", "provider", "investigator", "analyst", "prosecutor"];
/** X2 and X4: never opened in an emergency; names alone are no reason either. */
const shutInEmergency: readonly Part[] = ["counselling", "privileged", "restricted-source"];

export type Account = {
  readonly id: string;
  readonly agency: string;
  readonly unit: string | null;
  roles: string[];
  closed: boolean;
};
export type Dossier = {
  readonly id: string;
  readonly code: string;
  readonly agency: string;
  readonly kind: string;
  readonly parts: readonly Part[];
  sealed: boolean;
};
export type Grant = {
  id: string;
  /** One of the two. */
  readonly dossier: string | null;
  readonly overAgency: string | null;
  readonly part: Part;
  readonly level: Level;
  readonly to: string;
  readonly emergency: boolean;
  /** Hours of the world's clock. */
  readonly until: number | null;
  ended: boolean;
};
/** The readers of names in `source` read who `person` is. */
export type Derivation = { readonly source: string; readonly person: string; ended: boolean };
export type Emergency = {
  readonly account: string;
  readonly dossier: string;
  opened: number | null;
  readonly asked: number;
};

export type World = {
  /** Hours since the beginning. */
  hour: number;
  readonly agencies: string[];
  readonly units: { readonly id: string; readonly agency: string }[];
  readonly accounts: Account[];
  readonly dossiers: Dossier[];
  readonly grants: Grant[];
  readonly derivations: Derivation[];
  readonly emergencies: Emergency[];
};

const rank = (level: Level): number => levels.indexOf(level);

export function capOf(account: Account): Set<Part> {
  return new Set(account.roles.flatMap((role) => caps[role] ?? []));
}

function stands(world: World, grant: Grant): boolean {
  return !grant.ended && (grant.until === null || grant.until > world.hour);
}

function reaches(grant: Grant, account: Account): boolean {
  return (
    grant.to === account.id ||
    grant.to === account.agency ||
    (account.unit !== null && grant.to === account.unit)
  );
}

type Wish = { readonly part: Part; readonly level: Level };

/** Grants that stand for this account in this part, at least at this level. */
function grantsFor(world: World, account: Account, { part, level }: Wish): Grant[] {
  return world.grants.filter(
    (grant) =>
      grant.part === part &&
      rank(grant.level) >= rank(level) &&
      stands(world, grant) &&
      reaches(grant, account),
  );
}

export function mayOpen(world: World, account: Account, dossier: Dossier, wish: Wish): boolean {
  if (account.closed || !capOf(account).has(wish.part)) return false;
  const grants = grantsFor(world, account, wish);
  if (grants.some((grant) => grant.dossier === dossier.id)) return true;
  if (!dossier.sealed && grants.some((grant) => grant.overAgency === dossier.agency)) return true;
  if (wish.part !== "identity" || wish.level !== "read") return false;
  return world.derivations.some((one) => {
    if (one.ended || one.person !== dossier.id) return false;
    const source = world.dossiers.find((other) => other.id === one.source);
    if (!source) return false;
    const byName = grants.filter((grant) => grant.dossier === source.id);
    if (byName.some((grant) => !grant.emergency)) return true;
    // X8: neither an emergency nor an agency-wide grant leads to a sealed person.
    if (dossier.sealed) return false;
    return (
      byName.length > 0 || (!source.sealed && grants.some((grant) => grant.overAgency === source.agency))
    );
  });
}

/** May know that the dossier exists. */
export function maySee(world: World, account: Account, dossier: Dossier): boolean {
  return dossier.parts.some((part) => mayOpen(world, account, dossier, { part, level: "read" }));
}

/** Decides who else opens this part, even where the own cap keeps the content away. */
export function manages(world: World, account: Account, dossier: Dossier, part: Part): boolean {
  return (
    !account.closed &&
    grantsFor(world, account, { part, level: "manage" }).some((grant) => grant.dossier === dossier.id)
  );
}

export function grantsShown(world: World, account: Account, dossier: Dossier): Grant[] {
  if (!maySee(world, account, dossier)) return [];
  return world.grants.filter(
    (grant) =>
      grant.dossier === dossier.id &&
      stands(world, grant) &&
      (mayOpen(world, account, dossier, { part: grant.part, level: "read" }) ||
        manages(world, account, dossier, grant.part)),
  );
}

export function mayGive(world: World, giver: Account, dossier: Dossier, part: Part): boolean {
  return dossier.parts.includes(part) && manages(world, giver, dossier, part);
}

/** A dossier keeps somebody who manages each part. */
export function mayEnd(world: World, account: Account, grant: Grant): boolean {
  if (grant.ended || account.closed) return false;
  if (grant.overAgency !== null)
    return account.roles.includes("admin") && account.agency === grant.overAgency;
  const dossier = world.dossiers.find((one) => one.id === grant.dossier);
  if (!dossier) return false;
  const manager = manages(world, account, dossier, grant.part);
  if (!manager && (grant.to !== account.id || !maySee(world, account, dossier))) return false;
  return (
    grant.level !== "manage" ||
    world.grants.some(
      (other) =>
        other !== grant &&
        other.dossier === grant.dossier &&
        other.part === grant.part &&
        other.level === "manage" &&
        stands(world, other),
    )
  );
}

export function mayGiveAgencyGrant(giver: Account, to: string): boolean {
  return !giver.closed && giver.roles.includes("admin") && to !== giver.id;
}

export function maySeal(world: World, account: Account, dossier: Dossier): boolean {
  return (
    maySee(world, account, dossier) && dossier.parts.every((part) => manages(world, account, dossier, part))
  );
}

function contributes(world: World, account: Account, dossier: Dossier): boolean {
  return dossier.parts.some((part) => mayOpen(world, account, dossier, { part, level: "contribute" }));
}

export function mayDerive(world: World, account: Account, source: Dossier, person: Dossier): boolean {
  return (
    person.kind === "person" &&
    contributes(world, account, source) &&
    // X2: what is open for an emergency alone is not carried to where it would stay.
    mayOpen({ ...world, grants: world.grants.filter((grant) => !grant.emergency) }, account, person, {
      part: "identity",
      level: "read",
    })
  );
}

export function mayUnderive(world: World, account: Account, source: Dossier): boolean {
  return contributes(world, account, source);
}

export type EmergencyAnswer = "opened" | "waiting" | "refused";
export function breakGlass(world: World, account: Account, dossier: Dossier): EmergencyAnswer {
  const cap = capOf(account);
  const touched = dossier.parts.filter((part) => cap.has(part) && !shutInEmergency.includes(part));
  if (account.closed || dossier.sealed || !account.roles.some((role) => mayBreakGlass.includes(role)))
    return "refused";
  if (!touched.some((part) => part !== "identity") || maySee(world, account, dossier)) return "refused";
  const before = world.emergencies.some(
    (one) => one.account === account.id && one.opened !== null && one.opened > world.hour - 24,
  );
  return before ? "waiting" : "opened";
}

/** What an opened emergency gives: to read, for four hours. */
export function emergencyGrants(world: World, account: Account, dossier: Dossier): Omit<Grant, "id">[] {
  const cap = capOf(account);
  return dossier.parts
    .filter((part) => cap.has(part) && !shutInEmergency.includes(part))
    .map((part) => ({
      dossier: dossier.id,
      overAgency: null,
      part,
      level: "read",
      to: account.id,
      emergency: true,
      until: world.hour + 4,
      ended: false,
    }));
}

export function seal(world: World, dossier: Dossier, shut: boolean): void {
  dossier.sealed = shut;
  if (!shut) return;
  for (const grant of world.grants) if (grant.dossier === dossier.id && grant.emergency) grant.ended = true;
}

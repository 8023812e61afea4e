import { createHash, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { operatorRole } from "./roles.ts";
import { systemRole } from "./system.ts";

const address = "operator@localhost";

/** Makes the account under which whoever runs the machine acts by command; it has no password and no compartment. */
export async function ensureOperator(owner: pg.ClientBase): Promise<void> {
  const found = await owner.query("select from access.account where lower(email) = $1", [address]);
  if (found.rowCount) return;
  const agencyId = randomUUID();
  await owner.query(
    "insert into access.agency (agency_id, name, kind, country) values ($1, $2, 'operator', 'ZZ')",
    [agencyId, JSON.stringify({ en: "Operator" })],
  );
  await owner.query(
    "insert into access.account (agency_id, email, name, roles) values ($1, $2, 'Operator', $3)",
    [agencyId, address, [operatorRole]],
  );
}

/**
 * Opens a session of a quarter of an hour for the account that a command names (`operator`: the operator's own).
 * Only the owner's login can: being allowed to use it is the proof. Null when there is no such account.
 */
export async function openCommandSession(owner: pg.ClientBase, email: string): Promise<Buffer | null> {
  const hash = createHash("sha256").update(randomBytes(32)).digest();
  const made = await owner.query(
    `insert into access.session (hash, account_id, kind, device, opened_at, seen_at, expires_at)
     select $1, account_id, 'operator', 'command line', access.now(), access.now(), access.now() + interval '15 minutes'
     from access.account where lower(email) = lower($2) and closed_at is null`,
    [hash, email === "operator" ? address : email],
  );
  return made.rowCount === 1 ? hash : null;
}

/** Makes the first agency with its administrator where there is nobody yet; gives the link's secret, once. */
export async function inviteFirstAdministrator(
  owner: pg.ClientBase,
): Promise<{ email: string; invitation: string } | null> {
  const people = await owner.query("select from access.account where not roles && $1 limit 1", [
    [operatorRole, systemRole],
  ]);
  if (people.rowCount) return null;
  const email = "administrator@localhost";
  const accountId = randomUUID();
  const agencyId = randomUUID();
  const invitation = randomBytes(32).toString("base64url");
  await owner.query(
    "insert into access.agency (agency_id, name, kind, country) values ($1, $2, 'administration', 'ZZ')",
    [
      agencyId,
      JSON.stringify({
        en: "Administration",
        ar: "الإدارة",
        zh: "管理部门",
        fr: "Administration",
        ru: "Администрация",
        es: "Administración",
      }),
    ],
  );
  await owner.query(
    "insert into access.account (account_id, agency_id, email, name, roles) values ($1, $2, $3, 'Administrator', '{admin}')",
    [accountId, agencyId, email],
  );
  await owner.query(
    "insert into access.invitation (hash, account_id, made_at, expires_at) values ($1, $2, access.now(), access.now() + interval '7 days')",
    [createHash("sha256").update(invitation).digest(), accountId],
  );
  return { email, invitation };
}

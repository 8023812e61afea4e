import type pg from "pg";

/** The role of the account under which Palermo itself acts; its rights are named one by one (`system:<right>`). */
export const systemRole = "system";

/** The account's id, the same as in `access.system_account()`. */
export const systemAccountId = "00000000-0000-8000-8000-000000000001";

/** The role that System takes to use one right. */
export function roleOfSystem(right: string): string {
  return `${systemRole}:${right}`;
}

/** Makes the account of Palermo itself: no password, no session, no compartment. */
export async function ensureSystem(owner: pg.ClientBase): Promise<void> {
  await owner.query(
    `insert into access.agency (agency_id, name, kind, country) values ($1, $2, 'system', 'ZZ')
     on conflict do nothing`,
    [systemAccountId, JSON.stringify({ en: "Palermo" })],
  );
  await owner.query(
    `insert into access.account (account_id, agency_id, email, name, roles) values ($1, $1, 'system@localhost', 'System', $2)
     on conflict do nothing`,
    [systemAccountId, [systemRole]],
  );
}

import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "#kernel/session";
import { type HttpGround, openHttpGround, withoutRequest } from "./http-ground.ts";

const password = "a long enough passphrase";
const minute = 60_000;
let ground: HttpGround;
let owner: pg.Client;
let passwordHash = "";
let agencyId = "";

beforeAll(async () => {
  ground = await openHttpGround();
  owner = await ground.kernel.database.owner();
  agencyId = await ground.kernel.openAgency();
  passwordHash = await hashPassword(password);
});
afterAll(async () => {
  await owner?.end();
  await ground?.close();
});

let count = 0;
async function newAccount(
  roles: readonly string[] = ["investigator"],
): Promise<{ email: string; accountId: string }> {
  count += 1;
  const email = `Person.${count}@agency.test`;
  const { accountId } = await ground.kernel.openAccount({ agencyId, roles, email, passwordHash });
  return { email, accountId };
}

const open = (email: string, given: string) =>
  ground.ask("/api/session/open-session", { email, password: given });

describe("invitations", () => {
  const admin = async () => ground.signIn((await newAccount(["admin"])).email, password);
  const accept = (invitation: string, given = "a password of my own") =>
    ground.ask("/api/session/accept-invitation", { invitation, password: given });
  let invited = 0;
  async function invite(): Promise<{ email: string; accountId: string; invitation: string }> {
    invited += 1;
    const email = `invited${invited}@agency.test`;
    const made = await ground.ask(
      "/api/account/open-account",
      { agencyId, email, name: "Somebody", roles: ["trainer"] },
      { cookie: await admin() },
    );
    expect(made.status).toBe(200);
    return { email, ...(made.body as { accountId: string; invitation: string }) };
  }

  test("[invitation] works once, is kept as a hash, and choosing the password is in the audit", async () => {
    const { email, accountId, invitation } = await invite();
    const { rows } = await owner.query("select hash from access.invitation where account_id = $1", [
      accountId,
    ]);
    expect(rows[0]?.hash.equals(createHash("sha256").update(invitation).digest())).toBe(true);
    expect((await open(email, "a password of my own")).status).toBe(401);
    expect((await accept(invitation, "short")).body).toMatchObject({ refusal: "too-short" });
    expect((await accept(invitation)).status).toBe(200);
    expect((await open(email, "a password of my own")).status).toBe(200);
    const again = await accept(invitation, "somebody else's password");
    const unknown = await accept(randomBytes(32).toString("base64url"));
    expect(again.status).toBe(404);
    expect(withoutRequest(again.body)).toEqual(withoutRequest(unknown.body));
    expect((await open(email, "a password of my own")).status).toBe(200);
    const events = await owner.query(
      "select outcome from audit.event where action = 'session.accept-invitation' and account_id = $1",
      [accountId],
    );
    expect(events.rows).toEqual([{ outcome: "done" }]);
  });

  test("[invitation] ends after seven days, and opens nothing once the account is closed", async () => {
    const late = await invite();
    await ground.kernel.moveClock(7 * 24 * 60 * minute + 1000);
    expect((await accept(late.invitation)).status).toBe(404);
    const closed = await invite();
    await ground.ask(
      "/api/account/close-account",
      { accountId: closed.accountId },
      { cookie: await admin() },
    );
    expect((await accept(closed.invitation)).status).toBe(404);
  });

  test("[administrator] an administrator has no way to set somebody's password, nor to change the own roles", async () => {
    const names = ground.kernel.services.registry.doors.flatMap((door) =>
      door.declarations.map((one) => one.name),
    );
    // A new password takes two people (sign-in-reset.db.test.ts); nothing else touches somebody's sign-in.
    expect(names.filter((name) => /password|credential|impersonat|reset/.test(name)).sort()).toEqual([
      "account.confirm-reset",
      "account.list-resets",
      "account.start-reset",
      "account.stop-reset",
      "session.get-reset-person",
      "session.name-reset-person",
    ]);
    const { email, accountId } = await newAccount(["admin"]);
    const cookie = await ground.signIn(email, password);
    const own = await ground.ask(
      "/api/account/set-roles",
      { accountId, roles: ["investigator"] },
      { cookie },
    );
    expect(own.body).toMatchObject({ code: "refused", refusal: "not-by-oneself" });
    const operator = await newAccount();
    const made = await ground.ask(
      "/api/account/set-roles",
      { accountId: operator.accountId, roles: ["operator"] },
      { cookie },
    );
    expect(made.body).toMatchObject({ code: "refused", refusal: "no-such-role" });
    // Palermo's own account and the operator's are neither changed nor closed, whoever knows their ids.
    const database = await ground.kernel.database.owner();
    const { rows } = await database.query<{ id: string }>(
      "insert into access.account (agency_id, email, name, roles) select agency_id, 'own@machine', 'Operator', '{operator}' from access.account limit 1 returning account_id as id",
    );
    for (const call of ["set-roles", "close-account"])
      expect(
        (
          await ground.ask(
            `/api/account/${call}`,
            { accountId: rows[0]?.id, ...(call === "set-roles" ? { roles: ["trainer"] } : {}) },
            { cookie },
          )
        ).status,
        call,
      ).toBe(404);
    await database.end();
    // Changed roles count from the next call on, closed accounts are out at once.
    const theirs = await ground.signIn(operator.email, password);
    await ground.ask(
      "/api/account/set-roles",
      { accountId: operator.accountId, roles: ["trainer"] },
      { cookie },
    );
    expect((await ground.ask("/api/session/get-session", {}, { cookie: theirs })).body.roles).toEqual([
      "trainer",
    ]);
    await ground.ask("/api/account/close-account", { accountId: operator.accountId }, { cookie });
    expect((await ground.ask("/api/session/get-session", {}, { cookie: theirs })).body.code).toBe(
      "signed-out",
    );
  });
});

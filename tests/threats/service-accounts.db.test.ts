import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HttpGround } from "./http-ground.ts";
import { openTokenGround, password, type TokenGround } from "./token-ground.ts";

let opened: TokenGround;
let ground: HttpGround;
let owner: pg.Client;
let passwordHash = "";
let agencyId = "";
let newPerson: TokenGround["newPerson"];
let by: TokenGround["by"];

beforeAll(async () => {
  opened = await openTokenGround();
  ({ ground, owner, passwordHash, agencyId, newPerson, by } = opened);
});
afterAll(() => opened?.close());

describe("service accounts", () => {
  async function newService(admin: string, roles = ["trainer"]) {
    const answer = await ground.ask(
      "/api/account/open-service-account",
      { agencyId, name: "Nightly figures", roles },
      { cookie: admin },
    );
    expect(answer.status, answer.text).toBe(200);
    return answer.body as { accountId: string };
  }

  test("[service] is opened by an administrator, comes in by token alone, and the auditors are told", async () => {
    const admin = await newPerson("admin");
    const auditor = await newPerson("auditor");
    const { accountId } = await newService(admin.cookie);
    const made = await ground.ask(
      "/api/account/make-service-token",
      { accountId, name: "cron", roles: ["trainer"], days: 90 },
      { cookie: admin.cookie },
    );
    const { token, tokenId } = made.body as { token: string; tokenId: string };
    const session = await by(token, "session/get-session");
    expect(session.body).toMatchObject({ accountId, name: "Nightly figures", roles: ["trainer"] });
    const notices = await owner.query("select kind from access.notice where account_id = $1", [
      auditor.accountId,
    ]);
    expect(notices.rows.map((row) => row.kind)).toEqual(["service-token-made"]);
    const listed = await ground.ask("/api/account/list-service-accounts", {}, { cookie: admin.cookie });
    expect(listed.body.items).toMatchObject([{ accountId, tokens: [{ tokenId, name: "cron" }] }]);
    const revoked = await ground.ask(
      "/api/account/revoke-service-token",
      { tokenId },
      { cookie: admin.cookie },
    );
    expect(revoked.status).toBe(200);
    expect((await by(token, "session/get-session")).body.code).toBe("signed-out");
  });

  test("[service] has no password, no reset, no session and no passkey, whatever is tried", async () => {
    const admin = await newPerson("admin");
    const { accountId } = await newService(admin.cookie);
    await expect(
      owner.query("update access.account set password_hash = $2 where account_id = $1", [
        accountId,
        passwordHash,
      ]),
    ).rejects.toThrow(/service account/);
    await expect(
      owner.query("update access.account set kind = 'person' where account_id = $1", [accountId]),
    ).rejects.toThrow();
    expect(
      (await ground.ask("/api/account/start-reset", { accountId }, { cookie: admin.cookie })).status,
    ).toBe(404);
    const opened = await ground.kernel.database.app.query(
      "select access.open_session_by($1, '\\x01', 'x', 'password', null, interval '1 hour') as opened",
      [accountId],
    );
    expect(opened.rows[0]?.opened).toBe(false);
    const { rows } = await owner.query("select email from access.account where account_id = $1", [accountId]);
    const guess = await ground.ask("/api/session/open-session", { email: rows[0]?.email, password });
    expect(guess.body.code).toBe("wrong-sign-in");
  });

  test("[service] is nothing to whoever holds no right, and a person's account is no service account", async () => {
    const admin = await newPerson("admin");
    const stranger = await newPerson("trainer");
    const { accountId } = await newService(admin.cookie);
    const tries: [string, object][] = [
      ["open-service-account", { agencyId, name: "x", roles: ["trainer"] }],
      ["list-service-accounts", {}],
      ["make-service-token", { accountId, name: "x", roles: ["trainer"], days: 1 }],
      ["revoke-service-token", { tokenId: accountId }],
    ];
    for (const [verb, input] of tries)
      expect(
        (await ground.ask(`/api/account/${verb}`, input, { cookie: stranger.cookie })).status,
        verb,
      ).toBe(404);
    for (const id of [stranger.accountId, admin.accountId]) {
      const input = { accountId: id, name: "x", roles: ["trainer"], days: 1 };
      const answer = await ground.ask("/api/account/make-service-token", input, { cookie: admin.cookie });
      expect(answer.status, id).toBe(404);
    }
    const operator = await ground.ask(
      "/api/account/open-service-account",
      { agencyId, name: "x", roles: ["operator"] },
      { cookie: admin.cookie },
    );
    expect(operator.body).toMatchObject({ refusal: "no-such-role" });
  });
});

import { generateKeyPairSync } from "node:crypto";
import { generateSync } from "otplib";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "#kernel/session";
import { type Authenticator, newAuthenticator } from "./authenticator.ts";
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
  await owner.query("select set_config('palermo.maintenance', 'on', false)");
  agencyId = await ground.kernel.openAgency();
  passwordHash = await hashPassword(password);
});
afterAll(async () => {
  await owner?.end();
  await ground?.close();
});

let count = 0;
async function newAccount() {
  count += 1;
  const email = `key${count}@agency.test`;
  const { accountId } = await ground.kernel.openAccount({
    agencyId,
    roles: ["trainer"],
    email,
    passwordHash,
  });
  return { email, accountId, cookie: await ground.signIn(email, password) };
}

const ask = (verb: string, input: object = {}, cookie?: string) =>
  ground.ask(`/api/session/${verb}`, input, { cookie });

async function addPasskey(cookie: string, key: Authenticator, name = "my key") {
  const asked = await ask("begin-add-passkey", {}, cookie);
  expect(asked.status, asked.text).toBe(200);
  return ask("add-passkey", { name, response: key.create(asked.body as { challenge: string }) }, cookie);
}

async function withPasskey() {
  const account = await newAccount();
  const key = newAuthenticator();
  expect((await addPasskey(account.cookie, key)).status).toBe(200);
  return { ...account, key };
}

const begin = async (ticket?: string) =>
  (await ask("begin-passkey", ticket ? { ticket } : {})).body as {
    challenge: string;
    allowCredentials?: { id: string }[];
    rpId: string;
    userVerification: string;
  };
const enter = (response: object) => ask("open-session-by-passkey", { response });

describe("passkeys", () => {
  test("[passkey] several are made, named and removed by their holder, and each signs in alone", async () => {
    const { cookie, email, accountId } = await newAccount();
    const keys = [newAuthenticator(), newAuthenticator()];
    for (const [index, key] of keys.entries())
      expect((await addPasskey(cookie, key, `key ${index}`)).status).toBe(200);
    const listed = (await ask("list-passkeys", {}, cookie)).body.items as {
      passkeyId: string;
      name: string;
    }[];
    expect(listed.map((one) => one.name)).toEqual(["key 0", "key 1"]);
    for (const key of keys) {
      const options = await begin();
      expect(options.allowCredentials ?? []).toEqual([]);
      expect(options).toMatchObject({ rpId: "localhost", userVerification: "required" });
      const opened = await enter(key.get(options));
      expect(opened.body).toMatchObject({ email, accountId });
    }
    const [first] = listed;
    expect((await ask("rename-passkey", { passkeyId: first?.passkeyId, name: "phone" }, cookie)).status).toBe(
      200,
    );
    expect((await ask("remove-passkey", { passkeyId: first?.passkeyId }, cookie)).status).toBe(200);
    const gone = keys[0]?.get(await begin());
    expect((await enter(gone ?? {})).body.code).toBe("wrong-sign-in");
    const { rows } = await owner.query(
      "select kind from access.notice where account_id = $1 order by at, kind",
      [accountId],
    );
    expect(rows.map((row) => row.kind)).toEqual(["passkey-added", "passkey-added", "passkey-removed"]);
  });

  test("[passkey] with one, a password alone opens nothing: it is asked for, and only one of this account counts", async () => {
    const mine = await withPasskey();
    const theirs = await withPasskey();
    const half = await ask("open-session", { email: mine.email, password });
    expect(half.body).toMatchObject({ code: "code-needed", params: { ways: "passkey" } });
    expect(half.cookies).toEqual([]);
    const { ticket } = half.body.params as { ticket: string };
    const options = await begin(ticket);
    expect(options.allowCredentials?.map((one) => one.id)).toEqual([mine.key.id]);
    expect((await enter(theirs.key.get(options))).body.code).toBe("wrong-sign-in");
    const again = await begin(ticket);
    expect((await enter(mine.key.get(again))).status).toBe(200);
    // The ticket is used.
    expect((await ask("begin-passkey", { ticket })).body.code).toBe("wrong-sign-in");
    // A wrong password does not say what would be asked for.
    expect((await ask("open-session", { email: mine.email, password: "wrong" })).body.code).toBe(
      "wrong-sign-in",
    );
  });

  test("[passkey] a ticket takes a code of the authenticator app too, once, and five minutes long", async () => {
    const { cookie, email } = await withPasskey();
    const made = (await ask("enrol-totp", { password }, cookie)).body as {
      secret: string;
      enrolment: string;
    };
    const codeAt = async () => {
      const { rows } = await owner.query("select extract(epoch from access.now()) as now");
      return generateSync({ secret: made.secret, epoch: Math.floor(Number(rows[0]?.now)) });
    };
    await ask("confirm-totp", { enrolment: made.enrolment, code: await codeAt() }, cookie);
    await ground.kernel.moveClock(minute);
    const half = async () => {
      const answer = await ask("open-session", { email, password });
      expect(answer.body.params).toMatchObject({ ways: "code passkey" });
      return (answer.body.params as { ticket: string }).ticket;
    };
    const ticket = await half();
    const wrong = await ask("open-session-by-code", { ticket, code: "000000" });
    expect(wrong.body.code).toBe("wrong-sign-in");
    const code = await codeAt();
    expect((await ask("open-session-by-code", { ticket, code })).status).toBe(200);
    expect((await ask("open-session-by-code", { ticket, code })).body.code).toBe("wrong-sign-in");
    const late = await half();
    await ground.kernel.moveClock(5 * minute + 1000);
    expect((await ask("open-session-by-code", { ticket: late, code: await codeAt() })).body.code).toBe(
      "wrong-sign-in",
    );
  });

  test("[passkey] an answer counts once, for five minutes, and not when the clock was moved back", async () => {
    const { key } = await withPasskey();
    const answer = key.get(await begin());
    expect((await enter(answer)).status).toBe(200);
    expect((await enter(answer)).body.code).toBe("wrong-sign-in");
    const both = key.get(await begin());
    const twice = await Promise.all([enter(both), enter(both), enter(both)]);
    expect(twice.filter((one) => one.status === 200)).toHaveLength(1);
    const late = await begin();
    await ground.kernel.moveClock(5 * minute + 1000);
    expect((await enter(key.get(late))).body.code).toBe("wrong-sign-in");
    const early = await begin();
    await ground.kernel.moveClock(-10 * minute);
    expect((await enter(key.get(early))).body.code).toBe("wrong-sign-in");
    await ground.kernel.moveClock(10 * minute);
  });

  test("[passkey] what is forged, of another page, another name, or without its holder's check is refused alike", async () => {
    const { key } = await withPasskey();
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const faults = [
      { key: privateKey },
      { origin: "https://evil.test" },
      { origin: "http://localhost:9999" },
      { name: "evil.test" },
      { verified: false },
      { id: newAuthenticator().id },
    ];
    const answers = [];
    for (const fault of faults) answers.push(await enter(key.get(await begin(), fault)));
    answers.push(await enter(key.get({ challenge: "bm90IG91cnM" })));
    answers.push(await enter({ id: key.id, response: {} }));
    expect(new Set(answers.map((one) => JSON.stringify(withoutRequest(one.body)))).size).toBe(1);
    expect(answers[0]?.body.code).toBe("wrong-sign-in");
    for (const answer of answers) expect(answer.cookies).toEqual([]);
    expect((await enter(key.get(await begin()))).status).toBe(200);
  });

  test("[passkey] a counter that goes back refuses the copy and tells the holder", async () => {
    const { key, accountId } = await withPasskey();
    expect((await enter(key.get(await begin()))).status).toBe(200);
    key.counter -= 1;
    expect((await enter(key.get(await begin()))).body.code).toBe("wrong-sign-in");
    const { rows } = await owner.query(
      "select kind from access.notice where account_id = $1 and kind = 'passkey-copied'",
      [accountId],
    );
    expect(rows).toHaveLength(1);
    const events = await owner.query(
      "select detail from audit.event where action = 'session.open-session' order by event_id desc limit 1",
    );
    expect(events.rows[0]?.detail).toBe("passkey-counter");
  });

  test("[passkey] a new one needs a sign-in of the last quarter of an hour, its own challenge, and is nobody else's", async () => {
    const mine = await newAccount();
    const theirs = await newAccount();
    const key = newAuthenticator();
    const asked = (await ask("begin-add-passkey", {}, theirs.cookie)).body as { challenge: string };
    const stolen = await ask("add-passkey", { name: "x", response: key.create(asked) }, mine.cookie);
    expect(stolen.body).toMatchObject({ code: "refused", refusal: "wrong-passkey" });
    const unverified = (await ask("begin-add-passkey", {}, mine.cookie)).body as { challenge: string };
    const weak = key.create(unverified, { verified: false });
    expect((await ask("add-passkey", { name: "x", response: weak }, mine.cookie)).body.refusal).toBe(
      "wrong-passkey",
    );
    expect((await addPasskey(mine.cookie, key)).status).toBe(200);
    expect((await addPasskey(theirs.cookie, key)).body.refusal).toBe("known-already");
    const listed = (await ask("list-passkeys", {}, mine.cookie)).body.items as { passkeyId: string }[];
    const passkeyId = listed[0]?.passkeyId;
    expect((await ask("remove-passkey", { passkeyId }, theirs.cookie)).status).toBe(404);
    expect((await ask("rename-passkey", { passkeyId, name: "y" }, theirs.cookie)).status).toBe(404);
    await ground.kernel.moveClock(16 * minute);
    expect((await ask("begin-add-passkey", {}, mine.cookie)).body.refusal).toBe("sign-in-again");
    expect((await ask("remove-passkey", { passkeyId }, mine.cookie)).body.refusal).toBe("sign-in-again");
  });

  test("[passkey] whoever has no password keeps the last one; a closed account's signs in no more", async () => {
    const { cookie, key, accountId } = await withPasskey();
    await owner.query("update access.account set password_hash = null where account_id = $1", [accountId]);
    const listed = (await ask("list-passkeys", {}, cookie)).body.items as { passkeyId: string }[];
    expect((await ask("remove-passkey", { passkeyId: listed[0]?.passkeyId }, cookie)).body.refusal).toBe(
      "last-way",
    );
    await owner.query("update access.account set closed_at = now() where account_id = $1", [accountId]);
    expect((await enter(key.get(await begin()))).body.code).toBe("wrong-sign-in");
  });
});

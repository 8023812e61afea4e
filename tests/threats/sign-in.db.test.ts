import { createHash } from "node:crypto";
import { generateSync } from "otplib";
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

const open = (email: string, given: string, code?: string) =>
  ground.ask("/api/session/open-session", { email, password: given, ...(code ? { code } : {}) });

function codeAt(secret: string, moment: number): string {
  return generateSync({ secret, epoch: Math.floor(moment / 1000) });
}

async function offset(): Promise<number> {
  const { rows } = await owner.query<{ ms: string }>(
    "select extract(epoch from clock_offset) * 1000 as ms from access.instance",
  );
  return Number(rows[0]?.ms ?? 0);
}

describe("password", () => {
  test("[sign-in] the right password opens a session, the address in any case", async () => {
    const { email } = await newAccount();
    const answer = await open(email.toUpperCase(), password);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ email, roles: ["investigator"] });
  });

  test("[sign-in] unknown address, wrong password, closed account and one without a password get the same answer", async () => {
    const known = await newAccount();
    const closed = await newAccount();
    await owner.query("update access.account set closed_at = now() where account_id = $1", [
      closed.accountId,
    ]);
    const invited = await newAccount();
    await owner.query("update access.account set password_hash = null where account_id = $1", [
      invited.accountId,
    ]);
    const answers = [
      await open("nobody@agency.test", password),
      await open(known.email, "not the password"),
      await open(closed.email, password),
      await open(invited.email, password),
    ];
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([401]));
    expect(new Set(answers.map((one) => JSON.stringify(withoutRequest(one.body)))).size).toBe(1);
    expect(answers[0]?.body.code).toBe("wrong-sign-in");
    for (const answer of answers) expect(answer.cookies).toEqual([]);
  });

  test("[sign-in] an unknown address costs the same hashing as a known one", async () => {
    const { email } = await newAccount();
    await open("warm@agency.test", "x".repeat(20));
    // Work of the processor in microseconds, threads of the hashing included: a busy machine changes nothing in it.
    const cost = async (address: string) => {
      const began = process.cpuUsage();
      await open(address, "not the password");
      const { user, system } = process.cpuUsage(began);
      return user + system;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      known.push(await cost(email));
      unknown.push(await cost(`absent${turn}@agency.test`));
    }
    const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    // Without the hashing of nobody's password this would be a twentieth.
    expect(median(unknown)).toBeGreaterThan(median(known) / 3);
  });

  test("[sign-in] after five failures the address is shut, known or not, and the pause doubles up to an hour", async () => {
    const { email } = await newAccount();
    for (const address of [email, "absent.person@agency.test"]) {
      for (let turn = 0; turn < 5; turn += 1) expect((await open(address, "wrong")).status).toBe(401);
      const pauses: number[] = [];
      for (let turn = 0; turn < 8; turn += 1) {
        const shut = await open(address, password);
        expect(shut.status, `${address} ${turn}`).toBe(429);
        expect(shut.body.code).toBe("shut-for-now");
        expect(shut.headers["retry-after"]).toBeDefined();
        const { minutes } = shut.body.params as { minutes: number };
        pauses.push(minutes);
        await ground.kernel.moveClock(minutes * minute + 1000);
        expect((await open(address, "wrong")).status).toBe(401);
      }
      expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    }
    await ground.kernel.moveClock(61 * minute);
    expect((await open(email, password)).status).toBe(200);
    expect((await open(email, "wrong")).status).toBe(401);
  });

  test("[sign-in] guesses sent at once are counted like guesses sent one by one", async () => {
    const { email } = await newAccount();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, turn) => open(email, `guess ${turn}`)));
    expect(answers.filter((one) => one.status === 401)).toHaveLength(5);
    expect(answers.filter((one) => one.status === 429)).toHaveLength(15);
  });

  test("[sign-in] sign-ins and refused ones are in the audit, by digest of the address only", async () => {
    const { email, accountId } = await newAccount();
    await open(email, "wrong");
    await open(email, password);
    const { rows } = await owner.query(
      "select actor_kind, account_id, outcome, detail, digest is null as bare from audit.event where action = 'session.open-session' order by event_id desc limit 2",
    );
    expect(rows).toEqual([
      { actor_kind: "person", account_id: accountId, outcome: "done", detail: null, bare: true },
      { actor_kind: "stranger", account_id: null, outcome: "denied", detail: "wrong-sign-in", bare: false },
    ]);
  });
});

describe("authenticator app", () => {
  async function enrolled() {
    const account = await newAccount();
    const cookie = await ground.signIn(account.email, password);
    const made = await ground.ask("/api/session/enrol-totp", { password }, { cookie });
    expect(made.status).toBe(200);
    const { secret, enrolment, uri } = made.body as { secret: string; enrolment: string; uri: string };
    expect(uri).toContain("otpauth://totp/");
    return { ...account, cookie, secret, enrolment };
  }
  const now = async () => Date.now() + (await offset());

  test("[totp] a secret counts once a code of it was confirmed, and only the own password shows one", async () => {
    const { email, cookie, secret, enrolment } = await enrolled();
    expect((await open(email, password)).status).toBe(200);
    expect(
      (await ground.ask("/api/session/enrol-totp", { password: "wrong" }, { cookie })).body,
    ).toMatchObject({
      code: "refused",
      refusal: "wrong-password",
    });
    const confirm = (code: string, given = enrolment) =>
      ground.ask("/api/session/confirm-totp", { enrolment: given, code }, { cookie });
    expect((await confirm("000000")).body).toMatchObject({ refusal: "wrong-code" });
    expect((await confirm(codeAt(secret, await now()), "forged")).body).toMatchObject({
      refusal: "wrong-code",
    });
    expect((await confirm(codeAt(secret, await now()))).status).toBe(200);
    const asked = await open(email, password);
    expect(asked.status).toBe(401);
    expect(asked.body.code).toBe("code-needed");
    expect(asked.cookies).toEqual([]);
    // A wrong password does not say that a code would be asked for.
    expect((await open(email, "wrong")).body.code).toBe("wrong-sign-in");
  });

  test("[totp] a used step is refused, a wrong and an old code too, the next step opens", async () => {
    const { email, cookie, secret, enrolment } = await enrolled();
    const first = codeAt(secret, await now());
    expect(
      (await ground.ask("/api/session/confirm-totp", { enrolment, code: first }, { cookie })).status,
    ).toBe(200);
    expect((await open(email, password, first)).status).toBe(401);
    await ground.kernel.moveClock(60_000);
    const code = codeAt(secret, await now());
    expect((await open(email, password, codeAt(secret, (await now()) - 120_000))).status).toBe(401);
    expect((await open(email, password, "12345")).status).toBe(401);
    expect((await open(email, password, code)).status).toBe(200);
    expect((await open(email, password, code)).status).toBe(401);
    await ground.kernel.moveClock(30_000);
    expect((await open(email, password, codeAt(secret, await now()))).status).toBe(200);
  });

  test("[totp] the secret lies sealed", async () => {
    const { secret, enrolment, accountId, cookie } = await enrolled();
    await ground.ask(
      "/api/session/confirm-totp",
      { enrolment, code: codeAt(secret, await now()) },
      { cookie },
    );
    const { rows } = await owner.query<{ totp_secret: Buffer }>(
      "select totp_secret from access.account where account_id = $1",
      [accountId],
    );
    expect(rows[0]?.totp_secret.length).toBeGreaterThan(28);
    expect(rows[0]?.totp_secret.toString("latin1")).not.toContain(secret);
  });
});

describe("sessions", () => {
  test("[sessions] are kept as hashes, listed with their device, and revoked from another", async () => {
    const { email, accountId } = await newAccount();
    const here = await ground.signIn(email, password);
    const phone = await ground.ask(
      "/api/session/open-session",
      { email, password },
      { headers: { "user-agent": "Mozilla/5.0 (Android 15) Firefox/140.0" } },
    );
    const there = `${phone.cookies[0]?.name}=${phone.cookies[0]?.value}`;
    const { rows } = await owner.query(
      "select hash from access.session where account_id = $1 and kind = 'browser'",
      [accountId],
    );
    const token = here.split("=")[1] ?? "";
    expect(rows.some((row) => row.hash.equals(createHash("sha256").update(token).digest()))).toBe(true);
    expect(JSON.stringify(rows.map((row) => row.hash.toString("base64url")))).not.toContain(token);

    const listed = await ground.ask("/api/session/list-sessions", {}, { cookie: here });
    const items = listed.body.items as { sessionId: string; device: string; isThis: boolean }[];
    expect(items.filter((one) => one.isThis)).toHaveLength(1);
    const other = items.find((one) => one.device === "Firefox, Android");
    expect(other?.isThis).toBe(false);
    expect((await ground.ask("/api/session/get-session", {}, { cookie: there })).status).toBe(200);
    expect(
      (await ground.ask("/api/session/revoke-session", { sessionId: other?.sessionId }, { cookie: here }))
        .status,
    ).toBe(200);
    expect((await ground.ask("/api/session/get-session", {}, { cookie: there })).body.code).toBe(
      "signed-out",
    );
    expect((await ground.ask("/api/session/get-session", {}, { cookie: here })).status).toBe(200);
  });

  test("[sessions] nobody revokes another person's session", async () => {
    const mine = await newAccount();
    const theirs = await newAccount();
    const cookie = await ground.signIn(mine.email, password);
    const other = await ground.signIn(theirs.email, password);
    const listed = await ground.ask("/api/session/list-sessions", {}, { cookie: other });
    const [item] = (listed.body.items as { sessionId: string; isThis: boolean }[]).filter(
      (one) => one.isThis,
    );
    const answer = await ground.ask(
      "/api/session/revoke-session",
      { sessionId: item?.sessionId },
      { cookie },
    );
    expect(answer.status).toBe(404);
    expect((await ground.ask("/api/session/get-session", {}, { cookie: other })).status).toBe(200);
  });

  test("[sessions] signing out ends the session on the server and clears the cookie", async () => {
    const { email } = await newAccount();
    const cookie = await ground.signIn(email, password);
    const closed = await ground.ask("/api/session/close-session", {}, { cookie });
    expect(closed.status).toBe(200);
    expect(closed.cookies[0]?.value).toBe("");
    expect((await ground.ask("/api/session/get-session", {}, { cookie })).body.code).toBe("signed-out");
  });

  test("[sessions] end after twelve hours whatever happens, and are not prolonged by a forgotten one", async () => {
    const { email } = await newAccount();
    const cookie = await ground.signIn(email, password);
    await ground.kernel.moveClock(11 * 60 * minute);
    expect((await ground.ask("/api/session/get-session", {}, { cookie })).status).toBe(200);
    await ground.kernel.moveClock(61 * minute);
    expect((await ground.ask("/api/session/get-session", {}, { cookie })).body.code).toBe("signed-out");
  });

  test("[sessions] a new password ends every other session; the old password opens nothing; both tries are in the audit", async () => {
    const { email, accountId } = await newAccount();
    const here = await ground.signIn(email, password);
    const there = await ground.signIn(email, password);
    const change = (given: string, newPassword: string) =>
      ground.ask("/api/session/change-password", { password: given, newPassword }, { cookie: here });
    expect((await change(password, "short")).body).toMatchObject({ refusal: "too-short" });
    expect((await change("wrong", "another long passphrase")).body).toMatchObject({
      refusal: "wrong-password",
    });
    expect((await change(password, "another long passphrase")).status).toBe(200);
    expect((await ground.ask("/api/session/get-session", {}, { cookie: here })).status).toBe(200);
    expect((await ground.ask("/api/session/get-session", {}, { cookie: there })).body.code).toBe(
      "signed-out",
    );
    expect((await open(email, password)).status).toBe(401);
    expect((await open(email, "another long passphrase")).status).toBe(200);
    const { rows } = await owner.query(
      "select outcome, detail from audit.event where account_id = $1 and action = 'session.change-password' order by event_id",
      [accountId],
    );
    expect(rows).toEqual([
      { outcome: "refused", detail: "wrong-password" },
      { outcome: "done", detail: null },
    ]);
  });
});

import { randomUUID } from "node:crypto";
import { generateSync } from "otplib";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOutbound } from "#kernel/outbound";
import { createSingleSignOn, hashPassword } from "#kernel/session";
import { type HttpGround, openHttpGround, withoutRequest } from "./http-ground.ts";
import { client, type Fault, openProvider, type Provider, type Who } from "./provider.ts";

const password = "a long enough passphrase";
const publicUrl = "http://127.0.0.1:7420";
const minute = 60_000;
let provider: Provider;
let ground: HttpGround;
let owner: pg.Client;
let passwordHash = "";
let agencyId = "";
const asked: string[] = [];
const outbound = createOutbound({ hosts: [], loopback: true });

beforeAll(async () => {
  provider = await openProvider();
  const settings = {
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    label: "Ministry account",
    emailDomains: ["agency.test"],
  };
  const singleSignOn = createSingleSignOn({
    settings,
    publicUrl,
    fetch: (url, options) => {
      asked.push(String(url));
      return outbound.fetch(url, options);
    },
  });
  ground = await openHttpGround([], singleSignOn);
  owner = await ground.kernel.database.owner();
  await owner.query("select set_config('palermo.maintenance', 'on', false)");
  agencyId = await ground.kernel.openAgency();
  passwordHash = await hashPassword(password);
});
afterAll(async () => {
  await owner?.end();
  await ground?.close();
  await provider?.stop();
});

async function newAccount(email = `${randomUUID()}@agency.test`, roles = ["trainer"]) {
  const { accountId } = await ground.kernel.openAccount({ agencyId, roles, email, passwordHash });
  return { email, accountId };
}

const ask = (verb: string, input: object = {}, cookie?: string) =>
  ground.ask(`/api/session/${verb}`, input, { cookie });
const verified = (email: string, sub: string = randomUUID()): Who => ({ sub, email, email_verified: true });

async function begin(input: object = {}) {
  const answer = await ask("begin-single-sign-on", input);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as { address: string; binding: string };
}

async function enter(who: Who, fault: Fault = {}, input: object = {}) {
  const { address, binding } = await begin(input);
  return ask("finish-single-sign-on", { answer: await provider.visit(address, who, fault), binding });
}

describe("single sign-on", () => {
  test("[single sign-on] goes by code with PKCE, state and nonce, through the one client, and tells where to sign out", async () => {
    const { email, accountId } = await newAccount();
    const { address } = await begin();
    const query = new URL(address).searchParams;
    expect(query.get("response_type")).toBe("code");
    expect(query.get("code_challenge_method")).toBe("S256");
    expect(query.get("redirect_uri")).toBe(`${publicUrl}/app/sign-in/return`);
    expect(query.get("state")).toMatch(/^[\w-]{43}$/);
    expect(query.get("nonce")).toMatch(/^[\w-]{43}$/);
    const answer = await enter(verified(email));
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({ accountId, email, roles: ["trainer"] });
    expect(answer.cookies[0]?.httpOnly).toBe(true);
    const leave = new URL(String(answer.body.signOutAt));
    expect(leave.origin + leave.pathname).toBe(`${provider.issuer}/leave`);
    expect(leave.searchParams.get("post_logout_redirect_uri")).toBe(`${publicUrl}/app/sign-in`);
    expect(provider.trades.at(-1)?.get("code_verifier")).toMatch(/^[\w-]{43}$/);
    expect(new Set(asked.map((url) => new URL(url).pathname))).toEqual(
      new Set(["/.well-known/openid-configuration", "/token", "/jwks"]),
    );
    expect((await ground.ask("/api/session/ways", {}, { method: "GET" })).body).toEqual({
      singleSignOn: "Ministry account",
      passkeyOrigin: "http://localhost:7420",
    });
  });

  test("[single sign-on] a statement that is not the provider's, or not for this sign-in, opens nothing", async () => {
    const { email } = await newAccount();
    const who = verified(email);
    const now = Math.floor(Date.now() / 1000);
    const faults: Record<string, Fault> = {
      "wrong nonce": { claims: { nonce: "another" } },
      "no nonce": { claims: { nonce: undefined } },
      "wrong issuer": { claims: { iss: "https://evil.test" } },
      "wrong audience": { claims: { aud: "somebody-else" } },
      expired: { claims: { exp: now - 3600, iat: now - 7200 } },
      "no signature": { signing: "none" },
      "unknown key": { signing: "unknown-key" },
      "another key of the same name": { signing: "same-name-other-key" },
      "no subject": { claims: { sub: undefined } },
      "denied there": { denied: true },
    };
    const bodies = new Set<string>();
    for (const [name, fault] of Object.entries(faults)) {
      const answer = await enter(who, fault);
      expect(answer.body, name).toMatchObject({ code: "refused", refusal: "single-sign-on-refused" });
      expect(answer.cookies, name).toEqual([]);
      bodies.add(JSON.stringify(withoutRequest(answer.body)));
    }
    expect(bodies.size).toBe(1);
    const { rows } = await owner.query(
      "select detail from audit.event where detail like 'single-sign-on %' order by event_id desc limit 20",
    );
    expect(rows.length).toBe(Object.keys(faults).length);
    expect((await enter(who)).status).toBe(200);
  });

  test("[single sign-on] the answer counts once, in the browser that began, for ten minutes", async () => {
    const { email } = await newAccount();
    const who = verified(email);
    const one = await begin();
    const other = await begin();
    const answer = await provider.visit(one.address, who);
    const finish = (given: string, binding: string) =>
      ask("finish-single-sign-on", { answer: given, binding });
    // Somebody else's browser is made to finish my sign-in: it is not the one that began.
    expect((await finish(answer, other.binding)).body.refusal).toBe("single-sign-on-refused");
    const again = await begin();
    const fresh = await provider.visit(again.address, who);
    expect((await finish(fresh, again.binding)).status).toBe(200);
    expect((await finish(fresh, again.binding)).body.refusal).toBe("single-sign-on-refused");
    const forged = fresh.replace(/state=[^&]+/, "state=forged");
    expect((await finish(forged, again.binding)).body.refusal).toBe("single-sign-on-refused");
    const late = await begin();
    const lateAnswer = await provider.visit(late.address, who);
    await ground.kernel.moveClock(10 * minute + 1000);
    expect((await finish(lateAnswer, late.binding)).body.refusal).toBe("single-sign-on-refused");
    const early = await begin();
    const earlyAnswer = await provider.visit(early.address, who);
    await ground.kernel.moveClock(-30 * minute);
    expect((await finish(earlyAnswer, early.binding)).body.refusal).toBe("single-sign-on-refused");
    await ground.kernel.moveClock(30 * minute);
  });

  test("[single sign-on] an account is bound by subject: at first by a verified address of a trusted domain, never by a claim alone", async () => {
    const { email, accountId } = await newAccount();
    const foreign = await newAccount(`${randomUUID()}@elsewhere.test`);
    const unknown: Who[] = [
      { sub: "a", email, email_verified: false },
      { sub: "b", email },
      verified(foreign.email, "c"),
      verified(`${email}.evil.test`, "d"),
      verified("nobody@agency.test", "e"),
      { sub: "f" },
    ];
    const bodies = new Set<string>();
    for (const who of unknown) {
      const answer = await enter(who);
      expect(answer.body, JSON.stringify(who)).toMatchObject({
        code: "refused",
        refusal: "single-sign-on-unknown",
      });
      bodies.add(JSON.stringify(withoutRequest(answer.body)));
    }
    expect(bodies.size).toBe(1);
    expect((await enter(verified(email.toUpperCase(), "mine"))).body).toMatchObject({ accountId });
    // The subject stays when the address changes, and the address does not bring in another subject.
    expect(
      (await enter({ sub: "mine", email: "renamed@agency.test", email_verified: true })).body,
    ).toMatchObject({ accountId });
    expect((await enter(verified(email, "somebody-new"))).body.refusal).toBe("single-sign-on-unknown");
    const { rows } = await owner.query("select kind from access.notice where account_id = $1", [accountId]);
    expect(rows.map((row) => row.kind)).toEqual(["single-sign-on-bound"]);
  });

  test("[single sign-on] an invitation binds an account of any address, once", async () => {
    const admin = await newAccount(undefined, ["admin"]);
    const cookie = await ground.signIn(admin.email, password);
    const made = await ground.ask(
      "/api/account/open-account",
      { agencyId, email: `${randomUUID()}@elsewhere.test`, name: "Somebody", roles: ["trainer"] },
      { cookie },
    );
    const { accountId, invitation } = made.body as { accountId: string; invitation: string };
    const sub = randomUUID();
    expect((await enter({ sub }, {}, { invitation: "forged" })).body.refusal).toBe("single-sign-on-unknown");
    expect((await enter({ sub }, {}, { invitation })).body).toMatchObject({ accountId, roles: ["trainer"] });
    expect((await enter({ sub: randomUUID() }, {}, { invitation })).body.refusal).toBe(
      "single-sign-on-unknown",
    );
    const accept = await ask("accept-invitation", { invitation, password: "a password of my own" });
    expect(accept.status).toBe(404);
    expect((await enter({ sub })).body).toMatchObject({ accountId });
  });

  test("[single sign-on] never makes an account or a right, and a closed account stays closed", async () => {
    const { email, accountId } = await newAccount();
    const count = async () =>
      Number((await owner.query("select count(*) from access.account")).rows[0]?.count);
    const before = await count();
    const sub = randomUUID();
    const greedy = { claims: { roles: ["admin"], groups: ["admin"], agency: "other" } };
    expect((await enter(verified(email, sub), greedy)).body).toMatchObject({ accountId, roles: ["trainer"] });
    await enter(verified("new@agency.test"), greedy);
    expect(await count()).toBe(before);
    await owner.query("update access.account set closed_at = now() where account_id = $1", [accountId]);
    expect((await enter(verified(email, sub))).body.refusal).toBe("single-sign-on-unknown");
  });

  test("[single sign-on] the account's own second step is asked for all the same", async () => {
    const { email } = await newAccount();
    const cookie = await ground.signIn(email, password);
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
    const half = await enter(verified(email));
    expect(half.body).toMatchObject({ code: "code-needed", params: { ways: "code" } });
    expect(half.cookies).toEqual([]);
    const { ticket } = half.body.params as { ticket: string };
    const opened = await ask("open-session-by-code", { ticket, code: await codeAt() });
    expect(opened.status).toBe(200);
    const { rows } = await owner.query("select way from access.session order by opened_at desc limit 1");
    expect(rows[0]?.way).toBe("single-sign-on");
  });

  test("[single sign-on] a provider that is down says so, and the password goes on working", async () => {
    const { email } = await newAccount();
    const { address, binding } = await begin();
    const answer = await provider.visit(address, verified(email));
    await provider.stop();
    const finish = await ask("finish-single-sign-on", { answer, binding });
    expect(finish.body).toMatchObject({ code: "refused", refusal: "single-sign-on-down" });
    expect(finish.body.detail).toBe(
      "The provider of single sign-on does not answer. You can sign in with your password.",
    );
    const fresh = createSingleSignOn({
      settings: { issuer: provider.issuer, clientId: "x", clientSecret: "x", label: "x", emailDomains: [] },
      publicUrl,
      fetch: outbound.fetch,
    });
    await expect(fresh.begin(ground.kernel.services.engine, {})).rejects.toMatchObject({
      detail: { refusal: "single-sign-on-down" },
    });
    expect((await ask("open-session", { email, password })).status).toBe(200);
    await provider.start();
    expect((await enter(verified(email))).status).toBe(200);
  });

  test("[single sign-on] is not there where none is set", async () => {
    const bare = await openHttpGround();
    try {
      expect((await bare.ask("/api/session/begin-single-sign-on", {})).status).toBe(404);
      expect(
        (await bare.ask("/api/session/finish-single-sign-on", { answer: "x", binding: "x" })).status,
      ).toBe(404);
      expect((await bare.ask("/api/session/ways", {}, { method: "GET" })).body.singleSignOn).toBeNull();
    } finally {
      await bare.close();
    }
  });
});

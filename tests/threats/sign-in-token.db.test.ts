import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpGround, withoutRequest } from "./http-ground.ts";
import { openTokenGround, password, type TokenGround } from "./token-ground.ts";

const day = 86_400_000;
let opened: TokenGround;
let ground: HttpGround;
let owner: pg.Client;
let agencyId = "";
let newPerson: TokenGround["newPerson"];
let newToken: TokenGround["newToken"];
let by: TokenGround["by"];

beforeAll(async () => {
  opened = await openTokenGround();
  ({ ground, owner, agencyId, newPerson, newToken, by } = opened);
});
afterAll(() => opened?.close());

describe("access tokens", () => {
  test("[token] is shown once, kept as a hash, listed with its last use, and revoked at once", async () => {
    const { cookie } = await newPerson("trainer");
    const { tokenId, token } = await newToken(cookie, ["trainer"]);
    expect(token).toMatch(/^palermo_[\w-]{43}$/);
    const { rows } = await owner.query("select hash from access.token where token_id = $1", [tokenId]);
    expect(rows[0]?.hash.equals(createHash("sha256").update(token).digest())).toBe(true);
    expect((await by(token, "things/see-training")).body).toEqual({ roles: ["trainer"] });
    await expect
      .poll(async () => (await ground.ask("/api/session/list-tokens", {}, { cookie })).body.items)
      .toMatchObject([{ tokenId, name: "reports", roles: ["trainer"], usedAt: expect.any(String) }]);
    const listed = await ground.ask("/api/session/list-tokens", {}, { cookie });
    expect(listed.text).not.toContain(token);
    const stranger = await newPerson("trainer");
    const theirs = await ground.ask("/api/session/revoke-token", { tokenId }, { cookie: stranger.cookie });
    expect(theirs.status).toBe(404);
    expect((await ground.ask("/api/session/revoke-token", { tokenId }, { cookie })).status).toBe(200);
    expect((await by(token, "things/see-training")).body.code).toBe("signed-out");
  });

  test("[token] has some of its owner's roles, never more, and loses what the owner loses", async () => {
    const { cookie, accountId } = await newPerson("trainer", "editor");
    const { token } = await newToken(cookie, ["trainer"]);
    expect((await by(token, "things/see-training")).body).toEqual({ roles: ["trainer"] });
    const denied = await by(token, "things/see-edits");
    expect(denied.status).toBe(404);
    expect(withoutRequest(denied.body)).toEqual(withoutRequest((await by(token, "things/no-such")).body));
    const more = await ground.ask(
      "/api/session/make-token",
      { name: "x", roles: ["admin"], days: 1 },
      { cookie },
    );
    expect(more.body).toMatchObject({ refusal: "no-such-role" });
    await owner.query("update access.account set roles = '{editor}' where account_id = $1", [accountId]);
    expect((await by(token, "things/see-training")).status).toBe(404);
    expect((await by(token, "things/see-edits")).status).toBe(404);
    await owner.query("update access.account set closed_at = now() where account_id = $1", [accountId]);
    expect((await by(token, "things/see-training")).body.code).toBe("signed-out");
  });

  test("[token] never changes how anybody signs in, never breaks glass and never reveals a name", async () => {
    const { cookie } = await newPerson("admin", "investigator", "prosecutor", "advocate");
    const { token } = await newToken(cookie, ["admin", "investigator", "prosecutor", "advocate"]);
    const id = "018f0000-0000-7000-8000-000000000000";
    const closed: [string, object][] = [
      ["session/make-token", { name: "x", roles: ["admin"], days: 1 }],
      ["session/list-tokens", {}],
      ["session/list-sessions", {}],
      ["session/list-passkeys", {}],
      ["session/begin-add-passkey", {}],
      ["session/change-password", { password, newPassword: "another long passphrase" }],
      ["session/enrol-totp", { password }],
      ["session/name-reset-person", { accountId: id }],
      ["session/set-language", { lang: "fr" }],
      ["account/open-account", { agencyId, email: "x@y.test", name: "x", roles: ["admin"] }],
      ["account/start-reset", { accountId: id }],
      ["account/confirm-reset", { resetId: id }],
      ["account/list-accounts", {}],
      ["account/make-service-token", { accountId: id, name: "x", roles: ["admin"], days: 1 }],
      ["review/approve-review", { reviewId: id, version: 1 }],
      ["review/return-review", { reviewId: id, version: 1, reason: "no" }],
      ["access/break-glass", { code: "C-000000", reason: "somebody is in danger" }],
      ["access/approve-break-glass", { breakGlassId: id }],
      ["person/reveal-identity", { personId: id }],
      ["consent/record-exception", { personId: id }],
    ];
    for (const [path, input] of closed) expect((await by(token, path, input)).status, path).toBe(404);
    expect((await by(token, "session/get-session")).status).toBe(200);
    const revealing = ground.kernel.services.registry.doors
      .flatMap((door) => door.declarations)
      .filter((one) => /reveal/.test(one.name));
    expect(revealing.length).toBeGreaterThan(0);
    for (const { name } of revealing)
      expect((await by(token, name.replace(".", "/"), {})).status, name).toBe(404);
  });

  test("[token] names are shut to a program in the database itself: no list, search or export tells one", async () => {
    const { cookie } = await newPerson("investigator");
    const { token } = await newToken(cookie, ["investigator"]);
    const person = {
      identity: {
        names: { state: "known", value: [{ kind: "legal", given: "Zorka", family: "Quillfeather" }] },
      },
    };
    const caseId = randomUUID();
    const ask = (path: string, input: object) => ground.ask(`/api/${path}`, input, { cookie });
    expect((await ask("casefile/open-case", { caseId, kind: "both" })).status).toBe(200);
    const participant = { caseId, participantId: randomUUID(), capacity: "witness", person, facts: {} };
    expect((await ask("casefile/add-participant", participant)).status).toBe(200);
    const whole = { caseIds: [caseId], format: "csv" };
    const told = (answer: { body: Record<string, unknown> }) =>
      Buffer.from(String(answer.body.base64 ?? ""), "base64").toString("utf8");
    expect(told(await ask("casefile/export-cases", whole))).toContain("Quillfeather");
    const given = await by(token, "casefile/export-cases", whole);
    expect(given.status).toBe(200);
    expect(given.body.cases).toBe(1);
    expect(told(given)).not.toMatch(/Quillfeather|Zorka/);
    for (const [path, input] of [
      ["casefile/get-case", { caseId }],
      ["casefile/list-participants", { caseId }],
      ["casefile/find-cases-by-name", { name: "Zorka Quillfeather" }],
      ["person/find-person", { name: "Zorka Quillfeather" }],
    ] as const) {
      const answer = await by(token, path, input);
      expect(answer.text, path).not.toMatch(/Quillfeather|Zorka/);
      if (path.endsWith("by-name") || path.startsWith("person"))
        expect(answer.text, path).not.toContain(caseId);
    }
    const client = await ground.kernel.database.app.connect();
    try {
      await client.query("begin");
      await client.query("select access.enter_token($1)", [createHash("sha256").update(token).digest()]);
      const { rows } = await client.query(
        "select access.dossiers('identity', 'read') as read, access.agencies('identity', 'read') as wide",
      );
      expect(rows).toEqual([{ read: [], wide: [] }]);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  test("[token] the database itself breaks no glass for a program", async () => {
    const { cookie, accountId } = await newPerson("investigator");
    const { token } = await newToken(cookie, ["investigator"]);
    const dossierId = "018f0000-0000-7000-8000-00000000000a";
    await owner.query(
      "insert into access.dossier (agency_id, dossier_id, kind, code, compartments, opened_by, opened_at) values ($1, $2, 'case', 'C-GLASS1', '{investigation}', $3, now())",
      [await ground.kernel.openAgency(), dossierId, accountId],
    );
    const client = await ground.kernel.database.app.connect();
    try {
      await client.query("begin");
      await client.query("select access.enter_token($1)", [createHash("sha256").update(token).digest()]);
      await expect(
        client.query("select access.break_the_glass('C-GLASS1', 'somebody is in danger')"),
      ).rejects.toMatchObject({ code: "PA002" });
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  test("[token] what its account broke open is shut to it, and to the job that it starts", async () => {
    const keeper = await newPerson("investigator");
    const caseId = randomUUID();
    const opened = await ground.ask(
      "/api/casefile/open-case",
      { caseId, kind: "both" },
      { cookie: keeper.cookie },
    );
    const { cookie, accountId } = await newPerson("investigator");
    const { token, tokenId } = await newToken(cookie, ["investigator"]);
    const reason = "somebody is in danger tonight";
    const broken = await ground.ask(
      "/api/access/break-glass",
      { code: opened.body.code, reason },
      { cookie },
    );
    expect(broken.status, broken.text).toBe(200);
    expect((await ground.ask("/api/casefile/get-case", { caseId }, { cookie })).status).toBe(200);
    expect((await by(token, "casefile/get-case", { caseId })).status).toBe(404);
    const jobs = await owner.query<{ job_id: string }>(
      `insert into jobs.job (account_id, token_id, name, state, input)
       values ($1, $2, 'import.preview', 'waiting', '{}'), ($1, null, 'import.preview', 'waiting', '{}') returning job_id`,
      [accountId, tokenId],
    );
    const reads = [];
    for (const { job_id } of jobs.rows) {
      const client = await ground.kernel.database.app.connect();
      await client.query("begin");
      await client.query("select access.enter_job($1)", [job_id]);
      const { rows } = await client.query("select access.may_open($1, 'investigation', 'read') as ok", [
        caseId,
      ]);
      reads.push(rows[0]?.ok);
      await client.query("rollback");
      client.release();
    }
    expect(reads).toEqual([false, true]);
  });

  test("[token] ends on its day, at most a year ahead, and does not come back when the clock is moved back", async () => {
    const { cookie } = await newPerson("trainer");
    const far = await ground.ask(
      "/api/session/make-token",
      { name: "x", roles: ["trainer"], days: 366 },
      { cookie },
    );
    expect(far.body.code).toBe("bad-input");
    const { token } = await newToken(cookie, ["trainer"], 1);
    await ground.kernel.moveClock(day / 2);
    expect((await by(token, "things/see-training")).status).toBe(200);
    await expect
      .poll(async () => {
        const { rows } = await owner.query(
          "select used_at > made_at as used from access.token order by made_at desc limit 1",
        );
        return rows[0]?.used;
      })
      .toBe(true);
    await ground.kernel.moveClock(-day / 2);
    expect((await by(token, "things/see-training")).body.code).toBe("signed-out");
    await ground.kernel.moveClock(day + 1000);
    expect((await by(token, "things/see-training")).body.code).toBe("signed-out");
    await ground.kernel.moveClock(-day - 1000);
  });

  test("[token] an unknown, a broken and a missing one get one answer, and the cookie beside it is not looked at", async () => {
    const { cookie } = await newPerson("trainer");
    const answers = [];
    for (const text of [`palermo_${"A".repeat(43)}`, "palermo_x", "x", "", "palermo_' or true --"]) {
      const headers = { authorization: `Bearer ${text}` };
      answers.push(await ground.ask("/api/things/see-training", {}, { headers, cookie }));
    }
    expect(new Set(answers.map((one) => JSON.stringify(withoutRequest(one.body)))).size).toBe(1);
    expect(answers[0]?.body.code).toBe("signed-out");
    // A session's secret is no token, and a token's is no session.
    const secret = cookie.split("=")[1] ?? "";
    expect((await by(secret, "things/see-training")).body.code).toBe("signed-out");
    const { token } = await newToken(cookie, ["trainer"]);
    const asCookie = await ground.ask(
      "/api/things/see-training",
      {},
      { cookie: `palermo-loopback=${token}` },
    );
    expect(asCookie.body.code).toBe("signed-out");
  });

  test("[token] the audit says that a program acted, for whom and by which token", async () => {
    const { cookie, accountId } = await newPerson("trainer");
    const { tokenId, token } = await newToken(cookie, ["trainer"]);
    expect((await by(token, "things/note-thing")).status).toBe(200);
    const { rows } = await owner.query(
      "select actor_kind, account_id, session_id from audit.event where action = 'things.note-thing' order by event_id desc limit 1",
    );
    expect(rows).toEqual([{ actor_kind: "token", account_id: accountId, session_id: tokenId }]);
    const auditor = await newPerson("auditor");
    const events = await ground.ask(
      "/api/audit/list-events",
      { action: "things." },
      { cookie: auditor.cookie },
    );
    expect((events.body.items as { actor: object }[])[0]?.actor).toMatchObject({
      kind: "token",
      token: "reports",
    });
  });

  test("[token] one with fewer roles than its account starts no job, which would run with all of them", async () => {
    const { cookie } = await newPerson("trainer", "editor");
    const { token } = await newToken(cookie, ["trainer"]);
    expect((await by(token, "things/start-long")).body).toMatchObject({
      code: "refused",
      refusal: "token-too-narrow",
    });
  });

  test("[token] reads no result of the account's own work, which is done with its names", async () => {
    const person = await newPerson("trainer");
    const { token, tokenId } = await newToken(person.cookie, ["trainer"]);
    const jobs = await owner.query<{ job_id: string }>(
      `insert into jobs.job (account_id, token_id, name, state, input, result, sealed_result)
       values ($1, null, 'import.preview', 'done', '{}', null, '\\x00'), ($1, null, 'statistics.build', 'done', '{}', '{"rows": 3}', null),
         ($1, $2, 'import.preview', 'waiting', '{}', null, '\\x00') returning job_id`,
      [person.accountId, tokenId],
    );
    const [named, plain, own] = jobs.rows.map((row) => row.job_id);
    const seen = async (send: (path: string, input: object) => Promise<{ body: unknown }>) =>
      ((await send("jobs/list-jobs", {})).body as { items: { jobId: string }[] }).items
        .map((job) => job.jobId)
        .sort();
    expect(await seen((path, input) => by(token, path, input))).toEqual([plain, own].sort());
    expect((await by(token, "jobs/get-job", { jobId: named })).status).toBe(404);
    expect((await by(token, "jobs/get-job", { jobId: plain })).status).toBe(200);
    expect(await seen((path, input) => ground.ask(`/api/${path}`, input, { cookie: person.cookie }))).toEqual(
      [named, plain, own].sort(),
    );
  });

  test("[token] has a limit of calls a minute of its own", async () => {
    const { cookie } = await newPerson("trainer");
    const [{ token }, other] = [await newToken(cookie, ["trainer"]), await newToken(cookie, ["trainer"])];
    const codes: number[] = [];
    for (let turn = 0; turn < 605; turn += 1) codes.push((await by(token, "things/no-right")).status);
    // An address that is not there asks nobody; calls are counted where somebody is asked.
    expect(codes.filter((code) => code === 429)).toHaveLength(0);
    codes.length = 0;
    for (let turn = 0; turn < 605; turn += 1) codes.push((await by(token, "things/see-edits")).status);
    expect(codes.filter((code) => code === 429)).toHaveLength(5);
    expect((await by(other.token, "things/see-training")).status).toBe(200);
  });

  test("[token] making one needs a sign-in of the last quarter of an hour", async () => {
    const { cookie } = await newPerson("trainer");
    await ground.kernel.moveClock(16 * 60_000);
    const answer = await ground.ask(
      "/api/session/make-token",
      { name: "x", roles: ["trainer"], days: 1 },
      { cookie },
    );
    expect(answer.body).toMatchObject({ code: "refused", refusal: "sign-in-again" });
  });
});

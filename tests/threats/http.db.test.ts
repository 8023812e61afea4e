import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "#kernel/http";
import { hashPassword } from "#kernel/session";
import { makeCode } from "#kernel/words";
import { casefile } from "#modules/casefile";
import { type HttpGround, newKey, openHttpGround, withoutRequest } from "./http-ground.ts";

const password = "a long enough passphrase";
let ground: HttpGround;
let agencyId = "";
let cookie = "";
let stranger = "";

beforeAll(async () => {
  ground = await openHttpGround([casefile]);
  agencyId = await ground.kernel.openAgency();
  cookie = await newPerson("investigator");
  stranger = await newPerson("investigator");
});
afterAll(() => ground?.close());

async function newPerson(role: string): Promise<string> {
  const email = `${randomUUID()}@agency.test`;
  await ground.kernel.openAccount({
    agencyId,
    roles: [role],
    email,
    passwordHash: await hashPassword(password),
  });
  return ground.signIn(email, password);
}

async function newCase(): Promise<{ caseId: string; code: string }> {
  const caseId = randomUUID();
  const made = await ground.ask("/api/casefile/open-case", { caseId, kind: "trafficking" }, { cookie });
  expect(made.status).toBe(200);
  return { caseId, code: String(made.body.code) };
}

describe("cross-site requests and rebinding", () => {
  test("[cookies] the session's cookie is HttpOnly, SameSite=Strict, for the whole site and twelve hours", async () => {
    const email = `${randomUUID()}@agency.test`;
    await ground.kernel.openAccount({
      agencyId,
      roles: ["trainer"],
      email,
      passwordHash: await hashPassword(password),
    });
    const answer = await ground.ask("/api/session/open-session", { email, password });
    expect(String(answer.headers["set-cookie"])).toMatch(
      /^palermo-loopback=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(JSON.stringify(answer.body)).not.toContain(answer.cookies[0]?.value);
  });

  test("[cookies] over HTTPS it is __Host-, Secure, and the browser is told to stay with HTTPS", async () => {
    const { engine, registry, files, config } = ground.kernel.services;
    const app = await buildApp({
      engine,
      registry,
      files,
      config: { ...config, publicUrl: "https://palermo.agency.test", allowedHosts: ["palermo.agency.test"] },
      version: "0.0.0",
      demonstration: false,
      secure: true,
      webFolder: null,
      operatorSession: null,
      log: () => {},
    });
    const email = `${randomUUID()}@agency.test`;
    await ground.kernel.openAccount({
      agencyId,
      roles: ["trainer"],
      email,
      passwordHash: await hashPassword(password),
    });
    const answer = await app.inject({
      method: "POST",
      url: "/api/session/open-session",
      headers: { host: "palermo.agency.test", "content-type": "application/json" },
      payload: JSON.stringify({ email, password }),
    });
    expect(String(answer.headers["set-cookie"])).toMatch(
      /^__Host-palermo=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(answer.headers["strict-transport-security"]).toMatch(/^max-age=31536000/);
    await app.close();
  });

  test("[rebinding] only hosts of the list are answered, for every address and method", async () => {
    for (const host of ["evil.test", "palermo.evil.test:7420", "127.0.0.1.evil.test", "0.0.0.0:7420"]) {
      for (const [path, method] of [
        ["/api/session/get-session", "POST"],
        ["/health", "GET"],
        ["/api/openapi.json", "GET"],
        ["/app", "GET"],
      ] as const) {
        const answer = await ground.ask(path, {}, { cookie, method, headers: { host } });
        expect(answer.body.code, `${host} ${path}`).toBe("bad-origin");
        expect(answer.status).toBe(403);
      }
    }
    for (const host of ["127.0.0.1:7420", "localhost:7420", "LOCALHOST", "[::1]:7420"]) {
      const answer = await ground.ask("/api/session/get-session", {}, { cookie, headers: { host } });
      expect(answer.status, host).toBe(200);
    }
  });

  test("[origin] a request that another page sent is refused before anything is read", async () => {
    const refused: Record<string, string>[] = [
      { origin: "https://evil.test" },
      { origin: "null" },
      { origin: "http://127.0.0.1:9999" },
      { origin: "http://localhost:9999" },
      { origin: "http://localhost:7420" },
      { origin: "http://127.0.0.1.evil.test:7420" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "http://127.0.0.1:7420", "sec-fetch-site": "cross-site" },
    ];
    for (const headers of refused) {
      const answer = await ground.ask("/api/session/get-session", {}, { cookie, headers });
      expect(answer.body.code, JSON.stringify(headers)).toBe("bad-origin");
    }
    const own = { origin: "http://127.0.0.1:7420", "sec-fetch-site": "same-origin" };
    expect((await ground.ask("/api/session/get-session", {}, { cookie, headers: own })).status).toBe(200);
    expect(
      (
        await ground.ask(
          "/api/import/upload?importer=none",
          {},
          { cookie, headers: { origin: "https://evil.test" } },
        )
      ).status,
    ).toBe(403);
  });

  test("[origin] sign-in itself is refused from another page (sign-in forgery)", async () => {
    const answer = await ground.ask(
      "/api/session/open-session",
      { email: "x@y.test", password },
      { headers: { origin: "https://evil.test" } },
    );
    expect(answer.body.code).toBe("bad-origin");
  });

  test("[json-only] what a form of another page can send is not taken", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      for (const path of [
        "/api/session/close-session",
        "/api/access/read-notices",
        "/api/session/open-session",
      ]) {
        const answer = await ground.ask(path, {}, { cookie, raw: "{}", headers: { "content-type": type } });
        expect(answer.status, `${type} ${path}`).toBe(422);
      }
    }
    expect((await ground.ask("/api/session/get-session", {}, { cookie })).status).toBe(200);
  });

  test("[json-only] an action never runs by GET, a question only where it says so", async () => {
    const { registry } = ground.kernel.services;
    const declarations = registry.doors.flatMap((door) => door.declarations);
    for (const declaration of declarations) {
      const open = declaration.kind === "question" && declaration.inAddress === true;
      const answer = await ground.ask(
        `/api/${declaration.name.replace(".", "/")}`,
        {},
        { cookie, method: "GET" },
      );
      if (!open) expect(answer.status, declaration.name).toBe(404);
    }
    // A name never stands in an address.
    expect(
      declarations.filter((one) => one.kind === "question" && one.inAddress).map((one) => one.name),
    ).not.toContain("person.find-person");
  });
});

describe("headers", () => {
  test("[csp] the content security policy, word for word, on every answer", async () => {
    const policy =
      "default-src 'self';script-src 'self' 'wasm-unsafe-eval';style-src 'self' 'unsafe-inline';img-src 'self' blob: data:;worker-src 'self';object-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'self'";
    for (const [path, method] of [
      ["/health", "GET"],
      ["/api/session/get-session", "POST"],
      ["/nowhere", "GET"],
    ] as const) {
      const { headers } = await ground.ask(path, {}, { method });
      expect(headers["content-security-policy"], path).toBe(policy);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    }
    expect((await ground.ask("/api/session/get-session", {}, { cookie })).headers["cache-control"]).toBe(
      "no-store",
    );
  });
});

describe("rate limits", () => {
  test("[rate] sign-in has a limit by address that no other cookie resets", async () => {
    const codes: unknown[] = [];
    for (let turn = 0; turn < 125; turn += 1) {
      const answer = await ground.ask(
        "/api/session/accept-invitation",
        {},
        { from: "10.9.8.7", cookie: `palermo-loopback=${turn}` },
      );
      codes.push(answer.body.code);
    }
    expect(codes.filter((code) => code === "too-many")).toHaveLength(5);
    expect((await ground.ask("/api/session/accept-invitation", {}, { from: "10.9.8.6" })).body.code).toBe(
      "bad-input",
    );
  });

  test("[rate] looking for people is slow", async () => {
    const seeker = await newPerson("investigator");
    const limits: [string, object, number][] = [
      ["/api/person/find-person", { name: "Nobody Anybody" }, 30],
      ["/api/access/break-glass", { code: "C-000000", reason: "short" }, 10],
    ];
    for (const [path, input, limit] of limits) {
      const codes: number[] = [];
      for (let turn = 0; turn < limit + 2; turn += 1)
        codes.push((await ground.ask(path, input, { cookie: seeker })).status);
      expect(
        codes.filter((code) => code === 429),
        path,
      ).toHaveLength(2);
    }
  });
});

describe("not found is not allowed", () => {
  test("[404] one body for what is not there and what is not for this reader, apart from the request's number", async () => {
    const { caseId, code } = await newCase();
    const absent = randomUUID();
    const pairs: [string, object, object][] = [
      ["/api/casefile/get-case", { caseId }, { caseId: absent }],
      ["/api/casefile/get-case", { code }, { code: makeCode("C", randomBytes(5)) }],
      ["/api/casefile/list-participants", { caseId }, { caseId: absent }],
      ["/api/access/find-dossier", { code }, { code: makeCode("C", randomBytes(5)) }],
      ["/api/access/list-grants", { dossierId: caseId }, { dossierId: absent }],
      ["/api/history/list-history", { dossierId: caseId }, { dossierId: absent }],
      ["/api/access/seal-dossier", { dossierId: caseId, reason: "x" }, { dossierId: absent, reason: "x" }],
      ["/api/person/reveal-identity", { personId: caseId }, { personId: absent }],
    ];
    for (const [path, there, nowhere] of pairs) {
      const hidden = await ground.ask(path, there, { cookie: stranger });
      const missing = await ground.ask(path, nowhere, { cookie: stranger });
      expect(hidden.status, path).toBe(404);
      expect(missing.status, path).toBe(404);
      expect(withoutRequest(hidden.body), path).toEqual(withoutRequest(missing.body));
      expect(hidden.text.length, path).toBe(missing.text.length);
      expect(Object.keys(hidden.headers).sort()).toEqual(Object.keys(missing.headers).sort());
    }
  });

  test("[404] without the right the answer is the same as for a name that does not exist", async () => {
    const trainer = await newPerson("trainer");
    const denied = await ground.ask("/api/account/list-accounts", {}, { cookie: trainer });
    const unknown = await ground.ask("/api/account/no-such-thing", {}, { cookie: trainer });
    expect(denied.status).toBe(404);
    expect(withoutRequest(denied.body)).toEqual(withoutRequest(unknown.body));
  });

  test("[404] every action and question but the sign-in refuses whoever is not signed in", async () => {
    const names = ground.kernel.services.registry.doors.flatMap((door) =>
      door.declarations.map((one) => one.name),
    );
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      const answer = await ground.ask(`/api/${name.replace(".", "/")}`, {});
      expect(answer.body.code, name).toBe("signed-out");
    }
  });
});

describe("a call twice", () => {
  test("[idempotency] same key and input happen once and answer alike", async () => {
    const input = { caseId: randomUUID(), kind: "trafficking", reference: `K ${randomUUID().slice(0, 8)}` };
    const headers = newKey();
    const first = await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    const second = await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    const listed = await ground.ask("/api/casefile/search-cases", { text: input.reference }, { cookie });
    expect(listed.body.items).toHaveLength(1);
    // The same again without a key is another call.
    expect((await ground.ask("/api/casefile/open-case", input, { cookie })).body.code).toBe("refused");
  });

  test("[idempotency] the key with anything else is key-reused, worded alike in all cases", async () => {
    const input = { caseId: randomUUID(), kind: "trafficking" };
    const headers = newKey();
    await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    const answers = [
      await ground.ask("/api/casefile/open-case", { ...input, kind: "smuggling" }, { cookie, headers }),
      await ground.ask(
        "/api/casefile/open-case",
        { caseId: randomUUID(), kind: "both" },
        { cookie, headers },
      ),
      await ground.ask("/api/session/set-language", { lang: "fr" }, { cookie, headers }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(409);
      expect(withoutRequest(answer.body)).toEqual(withoutRequest(answers[0]?.body ?? {}));
      expect(answer.body.code).toBe("key-reused");
    }
    const theirs = await ground.ask(
      "/api/session/set-language",
      { lang: "en" },
      { cookie: stranger, headers },
    );
    expect(theirs.status).toBe(200);
  });

  test("[idempotency] whoever lost the dossier meanwhile gets not-found, not the old answer", async () => {
    const input = { caseId: randomUUID(), kind: "trafficking", title: "Harbour" };
    const headers = newKey();
    await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    const owner = await ground.kernel.database.owner();
    await owner.query('update access."grant" set ended_at = now() where dossier_id = $1', [input.caseId]);
    await owner.end();
    const again = await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    expect(again.status).toBe(404);
    expect(again.text).not.toContain("Harbour");
  });

  test("[idempotency] whoever lost one part of the dossier does not get the answer of then either", async () => {
    const input = { caseId: randomUUID(), kind: "trafficking", title: "Harbour" };
    const headers = newKey();
    const first = await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    const owner = await ground.kernel.database.owner();
    const close = (part: string) =>
      owner.query(
        'update access."grant" set ended_at = now() where dossier_id = $1 and compartment::text = $2',
        [input.caseId, part],
      );
    // Which the caller's role never opened.
    await close("support");
    expect((await ground.ask("/api/casefile/open-case", input, { cookie, headers })).body).toEqual(
      first.body,
    );
    await close("investigation");
    expect((await ground.ask("/api/access/find-dossier", { code: first.body.code }, { cookie })).status).toBe(
      200,
    );
    const again = await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    expect(again.status).toBe(404);
    expect(again.text).not.toContain("Harbour");
    await owner.end();
  });

  test("[idempotency] remembered answers lie sealed, inputs as keyed digests", async () => {
    const owner = await ground.kernel.database.owner();
    const { rows } = await owner
      .query("select set_config('palermo.maintenance', 'on', false)")
      .then(() =>
        owner.query<{ row: string }>(
          "select r::text || encode(r.answer, 'escape') as row from action.request r",
        ),
      );
    await owner.end();
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toMatch(/Harbour|trafficking/);
  });

  test("[stale] a write over a version that the writer did not see is 409 with both versions, and changes nothing", async () => {
    const { caseId } = await newCase();
    const participantId = randomUUID();
    const person = {
      identity: { names: { state: "known", value: [{ kind: "legal", given: "A", family: "Bee" }] } },
    };
    const added = await ground.ask(
      "/api/casefile/add-participant",
      { caseId, participantId, capacity: "witness", person, facts: {} },
      { cookie },
    );
    expect(added.status).toBe(200);
    const revise = (note: string, version: string) =>
      ground.ask(
        "/api/casefile/revise-participant",
        { participantId, note },
        { cookie, headers: { "palermo-expects": version } },
      );
    expect((await revise("first", "1")).status).toBe(200);
    const stale = await revise("second", "1");
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: "stale", yours: expect.anything(), theirs: expect.anything() });
    const list = await ground.ask("/api/casefile/list-participants", { caseId }, { cookie });
    expect(JSON.stringify(list.body)).toContain("first");
    expect(JSON.stringify(list.body)).not.toContain("second");
  });
});

describe("errors", () => {
  test("[errors] a bug tells its number and nothing else; the log has no content", async () => {
    // An id that another agency's case has already: the database refuses, which no rule foresaw.
    const { caseId } = await newCase();
    const answer = await ground.ask(
      "/api/casefile/open-case",
      { caseId, kind: "trafficking", title: "SECRETTITLE", reference: "SECRETREFERENCE" },
      { cookie: stranger },
    );
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toMatch(/SECRET|duplicate|constraint|access\.|\.ts/);
    expect(ground.log.join("\n")).not.toMatch(/SECRET/);
  });

  test("[errors] bad input names the place and what is expected, never repeating what was sent", async () => {
    const answer = await ground.ask(
      "/api/casefile/open-case",
      { caseId: "SECRETVALUE", kind: "SECRETKIND" },
      { cookie },
    );
    expect(answer.status).toBe(422);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.text).not.toContain("SECRET");
    expect((answer.body.fields as { path: string }[]).map((field) => field.path).sort()).toEqual([
      "caseId",
      "kind",
    ]);
    const broken = await ground.ask("/api/casefile/open-case", {}, { cookie, raw: '{"caseId": "SECRET' });
    expect(broken.status).toBe(422);
    expect(broken.text).not.toContain("SECRET");
  });
});

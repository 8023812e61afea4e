import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "#kernel/http";
import { hashPassword } from "#kernel/session";
import { type OfficeGround, officePassword, openOfficeGround } from "./http-ground.ts";

let ground: OfficeGround;
let agencyId: OfficeGround["agencyId"];
let cookie: OfficeGround["cookie"];
let newPerson: OfficeGround["newPerson"];

beforeAll(async () => {
  ground = await openOfficeGround();
  ({ agencyId, cookie, newPerson } = ground);
});
afterAll(() => ground?.close());

describe("cross-site requests and rebinding", () => {
  test("[cookies] the session's cookie is HttpOnly, SameSite=Strict, for the whole site and twelve hours", async () => {
    const email = `${randomUUID()}@agency.test`;
    await ground.kernel.openAccount({
      agencyId,
      roles: ["trainer"],
      email,
      passwordHash: await hashPassword(officePassword),
    });
    const answer = await ground.ask("/api/session/open-session", { email, password: officePassword });
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
      passwordHash: await hashPassword(officePassword),
    });
    const answer = await app.inject({
      method: "POST",
      url: "/api/session/open-session",
      headers: { host: "palermo.agency.test", "content-type": "application/json" },
      payload: JSON.stringify({ email, password: officePassword }),
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
      { email: "x@y.test", password: officePassword },
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

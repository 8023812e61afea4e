import { afterAll, beforeAll, expect, test } from "vitest";
import { openPublicGround, type PublicTestGround, testHost } from "./public-ground.ts";
import { fillTiny, tiny } from "./tiny-module.ts";

let off: PublicTestGround;
let narrow: PublicTestGround;

beforeAll(async () => {
  off = await openPublicGround([tiny], "off");
  narrow = await openPublicGround([tiny], { perMinute: 5 });
  for (const ground of [off, narrow]) {
    const owner = await ground.kernel.database.owner();
    await fillTiny(owner);
    await owner.end();
  }
});
afterAll(async () => {
  await off?.close();
  await narrow?.close();
});

test("[public face] where the instance keeps to itself there is nothing: no page, no data, no interface", async () => {
  for (const url of [
    "/public",
    "/public/en",
    "/public/tiny.jsonl",
    "/public/openapi.json",
    "/sitemap.xml",
    "/robots.txt",
  ])
    expect((await off.get(url)).statusCode, url).toBe(404);
  const headers = { host: testHost, "content-type": "application/json" };
  const machine = await off.app.inject({ method: "POST", url: "/public/mcp", headers, payload: "{}" });
  expect(machine.statusCode).toBe(404);
});

test("[public face] a host that is not ours, and a page of another site, get no answer", async () => {
  const foreign = await narrow.get("/public/en", { host: "evil.example" });
  expect([foreign.statusCode, foreign.json().code]).toEqual([403, "bad-origin"]);
  const headers = { host: testHost, "content-type": "application/json", origin: "https://evil.example" };
  const machine = await narrow.app.inject({ method: "POST", url: "/public/mcp", headers, payload: "{}" });
  expect([machine.statusCode, machine.json().code]).toEqual([403, "bad-origin"]);
});

test("[public face] one address asks so often a minute, over all pages and data together; another one goes on", async () => {
  const from = (remoteAddress: string, url: string, cookie: string) =>
    narrow.app.inject({ method: "GET", url, remoteAddress, headers: { host: testHost, cookie } });
  const states: number[] = [];
  // Another cookie with each try gives no further tries.
  for (const [at, url] of [
    "/public/en",
    "/public/fr/tiny",
    "/public/tiny.csv",
    "/public/en/data",
    "/public/en",
    "/public/ru",
  ].entries())
    states.push((await from("203.0.113.9", url, `palermo-loopback=${at}`)).statusCode);
  expect(states).toEqual([200, 200, 200, 200, 200, 429]);
  const over = await from("203.0.113.9", "/public/ru", "");
  expect(over.body).toContain("Слишком много запросов");
  expect(Number(over.headers["retry-after"])).toBeGreaterThan(0);
  expect((await from("203.0.113.10", "/public/en", "")).statusCode).toBe(200);
});

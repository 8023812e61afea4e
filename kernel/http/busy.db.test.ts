import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { action } from "#kernel/action";
import { buildApp } from "#kernel/http";
import { defineModule } from "#kernel/module";
import { hashToken } from "#kernel/session";
import { openTestKernel, type TestKernel } from "#kernel/testing";

const takeTurn = action({
  name: "turn.take-turn",
  about: "Works on what somebody else may be working on.",
  needs: "turn.do",
  input: z.object({}),
  output: z.object({ done: z.literal(true) }),
}).run(async ({ tx }) => {
  // The pool waits ten seconds; a test need not.
  await sql`set local lock_timeout = '100ms'`.execute(tx);
  await sql`select pg_advisory_xact_lock(55, 3)`.execute(tx);
  return { done: true as const };
});
const turn = defineModule({ name: "turn", rights: { "turn.do": ["provider"] }, actions: [takeTurn] });

let kernel: TestKernel;
let app: Awaited<ReturnType<typeof buildApp>>;
let holder: pg.Client;
let cookie = "";
const logged: string[] = [];

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [turn] });
  const { engine, registry, files, config } = kernel.services;
  app = await buildApp({
    ...{ engine, registry, files, config, version: "0.0.0", demonstration: false, secure: false },
    ...{ webFolder: null, operatorSession: null, log: (word: string) => logged.push(word) },
  });
  const account = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["provider"] });
  holder = await kernel.database.owner();
  const token = randomBytes(32).toString("base64url");
  await holder.query(
    "insert into access.session (hash, account_id, opened_at, seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '1 day')",
    [hashToken(token), account.accountId],
  );
  cookie = `palermo-loopback=${token}`;
});
afterAll(async () => {
  await holder?.end();
  await app?.close();
  await kernel?.close();
});

function ask(headers: Record<string, string> = { cookie }) {
  return app.inject({
    method: "POST",
    url: "/api/turn/take-turn",
    headers: { host: "127.0.0.1", "content-type": "application/json", "accept-language": "fr", ...headers },
    payload: "{}",
  });
}

test("a stranger is told nothing of who works on what", async () => {
  await holder.query("select pg_advisory_lock(55, 3)");
  const answer = await ask({});
  await holder.query("select pg_advisory_unlock(55, 3)");
  expect([answer.statusCode, answer.json().code]).toEqual([401, "signed-out"]);
});

test("whoever waits too long for a record that somebody else works on is told to try again, not that it failed", async () => {
  await holder.query("select pg_advisory_lock(55, 3)");
  const answer = await ask();
  await holder.query("select pg_advisory_unlock(55, 3)");
  expect([answer.statusCode, answer.json().code]).toEqual([503, "unavailable"]);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(answer.json().title).toMatch(/réessayez/);
  expect(logged).not.toContain("request-failed");
  const again = await ask();
  expect([again.statusCode, again.json()]).toEqual([200, { done: true }]);
  expect(again.headers["retry-after"]).toBeUndefined();
});

import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { question } from "#kernel/action";
import { defineModule } from "#kernel/module";
import { hashPassword } from "#kernel/session";
import { newAuthenticator } from "./authenticator.ts";
import { type HttpGround, openHttpGround, withoutRequest } from "./http-ground.ts";

const password = "a long enough passphrase";
const chosen = "four calm blue herons";
const hour = 3_600_000;
let ground: HttpGround;
let owner: pg.Client;
let passwordHash = "";
let agencyId = "";

/** Something that leaves Palermo, as any module might have it. */
const things = defineModule({
  name: "things",
  rights: { "things.export": ["trainer"] },
  questions: [
    question({
      name: "things.export-things",
      about: "A list to take away.",
      needs: "things.export",
      input: z.object({}),
      output: z.object({ text: z.string() }),
    }).run(() => ({ text: "a,b" })),
    question({
      name: "things.list-things",
      about: "A list to look at.",
      needs: "things.export",
      input: z.object({}),
      output: z.object({ text: z.string() }),
    }).run(() => ({ text: "a,b" })),
  ],
});

beforeAll(async () => {
  ground = await openHttpGround([things]);
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
async function newPerson(...roles: string[]) {
  count += 1;
  const email = `reset${count}@agency.test`;
  const made = await ground.kernel.openAccount({ agencyId, roles, email, passwordHash });
  return { email, accountId: made.accountId, cookie: await ground.signIn(email, password) };
}

const account = (verb: string, input: object, cookie?: string) =>
  ground.ask(`/api/account/${verb}`, input, { cookie });
const use = (link: string, code: string, given = chosen) =>
  ground.ask("/api/session/use-reset", { link, code, password: given });
const open = (email: string, given: string) =>
  ground.ask("/api/session/open-session", { email, password: given });

async function noticesOf(accountId: string): Promise<string[]> {
  const { rows } = await owner.query(
    "select kind from access.notice where account_id = $1 order by at, notice_id",
    [accountId],
  );
  return rows.map((row) => row.kind);
}

async function started(accountId: string, cookie: string, input: object = {}) {
  const answer = await account("start-reset", { accountId, ...input }, cookie);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as { resetId: string; link: string };
}

describe("a new password by two people", () => {
  test("[reset] takes a link from one and a code from another; the holder is told at each step and every session ends", async () => {
    const holder = await newPerson("trainer");
    const [first, second] = [await newPerson("admin"), await newPerson("admin")];
    const { resetId, link } = await started(holder.accountId, first.cookie);
    expect(await noticesOf(holder.accountId)).toEqual(["reset-started"]);
    expect(await noticesOf(second.accountId)).toEqual(["reset-asked"]);
    // One person alone has nothing: no code is there yet.
    expect((await use(link, "0000-0000-0000")).status).toBe(404);
    const alone = await account("confirm-reset", { resetId }, first.cookie);
    expect(alone.body).toMatchObject({ code: "refused", refusal: "not-by-oneself" });
    expect((await open(holder.email, password)).status).toBe(200);
    const confirmed = await account("confirm-reset", { resetId }, second.cookie);
    expect(confirmed.status).toBe(200);
    const { code } = confirmed.body as { code: string };
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const session = await ground.ask("/api/session/get-session", {}, { cookie: holder.cookie });
    expect(session.body.code).toBe("signed-out");
    expect(await noticesOf(holder.accountId)).toEqual(["reset-started", "reset-confirmed"]);
    expect((await use(link, code, "short")).body).toMatchObject({ refusal: "too-short" });
    // Read as it was heard.
    expect((await use(link, code.toLowerCase().replaceAll("-", " "))).status).toBe(200);
    expect((await open(holder.email, password)).status).toBe(401);
    expect((await open(holder.email, chosen)).status).toBe(200);
    expect(await noticesOf(holder.accountId)).toEqual(["reset-started", "reset-confirmed", "reset-used"]);
    const again = await use(link, code, "somebody else's password");
    const unknown = await use("x".repeat(43), code);
    expect(again.status).toBe(404);
    expect(withoutRequest(again.body)).toEqual(withoutRequest(unknown.body));
    expect((await open(holder.email, chosen)).status).toBe(200);
    const events = await owner.query(
      "select action from audit.event where action ~ 'reset' and outcome = 'done' order by event_id",
    );
    expect(events.rows.map((row) => row.action)).toEqual([
      "account.start-reset",
      "account.confirm-reset",
      "session.use-reset",
    ]);
  });

  test("[reset] link and code lie as hashes; five wrong codes end it", async () => {
    const holder = await newPerson("trainer");
    const [first, second] = [await newPerson("admin"), await newPerson("admin")];
    const { resetId, link } = await started(holder.accountId, first.cookie);
    const { code } = (await account("confirm-reset", { resetId }, second.cookie)).body as { code: string };
    const { rows } = await owner.query("select * from access.reset where reset_id = $1", [resetId]);
    expect(JSON.stringify(rows)).not.toContain(link);
    expect(JSON.stringify(rows)).not.toContain(code);
    for (let turn = 0; turn < 5; turn += 1)
      expect((await use(link, "0000-0000-0000")).body).toMatchObject({ refusal: "wrong-reset-code" });
    expect((await use(link, code)).status).toBe(404);
    expect((await open(holder.email, password)).status).toBe(200);
  });

  test("[reset] strangers, the account itself and those who hold no right start and confirm nothing", async () => {
    const holder = await newPerson("trainer");
    const colleague = await newPerson("trainer");
    const admin = await newPerson("admin");
    expect((await account("start-reset", { accountId: holder.accountId }, colleague.cookie)).status).toBe(
      404,
    );
    expect((await account("start-reset", { accountId: holder.accountId })).body.code).toBe("signed-out");
    expect((await account("start-reset", { accountId: admin.accountId }, admin.cookie)).body).toMatchObject({
      refusal: "not-by-oneself",
    });
    const { resetId } = await started(holder.accountId, admin.cookie);
    const hidden = await account("confirm-reset", { resetId }, colleague.cookie);
    const absent = await account(
      "confirm-reset",
      { resetId: "018f0000-0000-7000-8000-000000000000" },
      colleague.cookie,
    );
    expect(hidden.status).toBe(404);
    expect(withoutRequest(hidden.body)).toEqual(withoutRequest(absent.body));
    expect((await account("stop-reset", { resetId }, colleague.cookie)).status).toBe(404);
    expect((await account("list-resets", {}, colleague.cookie)).body.items).toEqual([]);
    expect((await account("start-reset", { accountId: holder.accountId }, admin.cookie)).body).toMatchObject({
      refusal: "waits-already",
    });
    const operator = await owner.query(
      "select account_id from access.account where 'operator' = any (roles)",
    );
    expect(
      (await account("start-reset", { accountId: operator.rows[0]?.account_id }, admin.cookie)).status,
    ).toBe(404);
  });

  test("[reset] the holder named somebody in advance, who may confirm and see this one alone; the holder stops it", async () => {
    const holder = await newPerson("trainer");
    const friend = await newPerson("trainer");
    const admin = await newPerson("admin");
    const other = await newPerson("trainer");
    const named = await ground.ask(
      "/api/session/name-reset-person",
      { accountId: friend.accountId },
      { cookie: holder.cookie },
    );
    expect(named.status).toBe(200);
    await started(other.accountId, admin.cookie);
    const { resetId, link } = await started(holder.accountId, admin.cookie);
    expect(await noticesOf(friend.accountId)).toEqual(["reset-asked"]);
    const listed = (await account("list-resets", {}, friend.cookie)).body.items as {
      resetId: string;
      may: string[];
    }[];
    expect(listed.map((one) => one.resetId)).toEqual([resetId]);
    expect(listed[0]?.may).toContain("confirm-reset");
    const { code } = (await account("confirm-reset", { resetId }, friend.cookie)).body as { code: string };
    // The old password holds until the new one is set, so that a holder who did not ask can come in and stop it.
    const cookie = await ground.signIn(holder.email, password);
    const own = (await account("list-resets", {}, cookie)).body.items as { own: boolean; may: string[] }[];
    expect(own).toMatchObject([{ own: true, may: ["stop-reset"] }]);
    expect((await account("stop-reset", { resetId }, cookie)).status).toBe(200);
    expect((await use(link, code)).status).toBe(404);
    expect((await noticesOf(admin.accountId)).at(-1)).toBe("reset-stopped");
    const self = await ground.ask(
      "/api/session/name-reset-person",
      { accountId: holder.accountId },
      { cookie },
    );
    expect(self.body).toMatchObject({ refusal: "not-by-oneself" });
  });

  test("[reset] passkeys survive, the authenticator app unless it is said to be lost, access tokens do not", async () => {
    const holder = await newPerson("trainer");
    const [first, second] = [await newPerson("admin"), await newPerson("admin")];
    const key = newAuthenticator();
    const asked = await ground.ask("/api/session/begin-add-passkey", {}, { cookie: holder.cookie });
    const response = key.create(asked.body as { challenge: string });
    await ground.ask("/api/session/add-passkey", { name: "key", response }, { cookie: holder.cookie });
    const made = await ground.ask(
      "/api/session/make-token",
      { name: "t", roles: ["trainer"], days: 1 },
      { cookie: holder.cookie },
    );
    const token = { authorization: `Bearer ${made.body.token}` };
    expect((await ground.ask("/api/session/get-session", {}, { headers: token })).status).toBe(200);
    await owner.query("update access.account set totp_secret = '\\x00' where account_id = $1", [
      holder.accountId,
    ]);
    const { resetId, link } = await started(holder.accountId, first.cookie, { dropsCode: true });
    const { code } = (await account("confirm-reset", { resetId }, second.cookie)).body as { code: string };
    expect((await use(link, code)).status).toBe(200);
    const half = await open(holder.email, chosen);
    expect(half.body).toMatchObject({ code: "code-needed", params: { ways: "passkey" } });
    const options = (await ground.ask("/api/session/begin-passkey", {})).body as { challenge: string };
    const entered = await ground.ask("/api/session/open-session-by-passkey", { response: key.get(options) });
    expect(entered.status).toBe(200);
    expect((await ground.ask("/api/session/get-session", {}, { headers: token })).body.code).toBe(
      "signed-out",
    );
  });

  test("[reset] for a day afterwards nothing is exported and nothing broken open, whichever way it is tried", async () => {
    const holder = await newPerson("trainer", "investigator");
    const [first, second] = [await newPerson("admin"), await newPerson("admin")];
    const take = async (cookie: string) => ground.ask("/api/things/export-things", {}, { cookie });
    expect((await take(holder.cookie)).status).toBe(200);
    const { resetId, link } = await started(holder.accountId, first.cookie);
    const { code } = (await account("confirm-reset", { resetId }, second.cookie)).body as { code: string };
    await use(link, code);
    const cookie = await ground.signIn(holder.email, chosen);
    expect((await take(cookie)).body).toMatchObject({ code: "refused", refusal: "paused-after-reset" });
    expect((await ground.ask("/api/things/list-things", {}, { cookie })).status).toBe(200);
    const keeper = await ground.kernel.openAccount({ agencyId, roles: ["prosecutor"] });
    const dossierId = await keeper.work(async ({ tx }) => {
      const { sql } = await import("kysely");
      const { rows } = await sql<{ id: string }>`select gen_random_uuid() as id`.execute(tx);
      const id = rows[0]?.id ?? "";
      await sql`select access.open_dossier('case', ${`C-${id.slice(0, 6)}`.toUpperCase()}, array['investigation'], ${id})`.execute(
        tx,
      );
      return id;
    });
    const input = { code: `C-${dossierId.slice(0, 6)}`.toUpperCase(), reason: "somebody is in danger" };
    const glass = await ground.ask("/api/access/break-glass", input, { cookie });
    expect(glass.body).toMatchObject({ code: "refused", refusal: "paused-after-reset" });
    const { rows } = await owner.query("select from access.break_glass where account_id = $1", [
      holder.accountId,
    ]);
    expect(rows).toHaveLength(0);
    const refusals = await owner.query(
      "select action, detail from audit.event where account_id = $1 and outcome = 'refused' order by event_id",
      [holder.accountId],
    );
    expect(refusals.rows).toEqual([
      { action: "things.export-things", detail: "paused-after-reset" },
      { action: "access.break-glass", detail: "paused-after-reset" },
    ]);
    await ground.kernel.moveClock(25 * hour);
    const later = await ground.signIn(holder.email, chosen);
    expect((await take(later)).status).toBe(200);
    expect((await ground.ask("/api/access/break-glass", input, { cookie: later })).status).toBe(200);
  });

  test("[reset] waits three days for a second person and one for its holder; a clock moved back prolongs nothing", async () => {
    const holder = await newPerson("trainer");
    const [first, second] = [await newPerson("admin"), await newPerson("admin")];
    const late = await started(holder.accountId, first.cookie);
    await ground.kernel.moveClock(73 * hour);
    const again = await ground.signIn(first.email, password);
    const helper = await ground.signIn(second.email, password);
    expect((await account("confirm-reset", { resetId: late.resetId }, helper)).status).toBe(404);
    const { resetId, link } = await started(holder.accountId, again);
    const { code } = (await account("confirm-reset", { resetId }, helper)).body as { code: string };
    await ground.kernel.moveClock(-2 * hour);
    expect((await use(link, code)).status).toBe(404);
    await ground.kernel.moveClock(2 * hour + 25 * hour);
    expect((await use(link, code)).status).toBe(404);
  });
});

import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { listNotices, readNotices } from "./break-glass.ts";

let kernel: TestKernel;
let ana: TestAccount;
let other: TestAccount;
const seen = randomUUID();
const hidden = randomUUID();

async function open(who: TestAccount, code: string, id: string): Promise<void> {
  await who.work(({ tx }) =>
    sql`select access.open_dossier('case', ${code}, array['investigation'], ${id}::uuid)`.execute(tx),
  );
}

beforeAll(async () => {
  kernel = await openTestKernel();
  const agencyId = await kernel.openAgency();
  ana = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  other = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  await open(ana, "C-NOTICE", seen);
  await open(other, "C-HIDDEN", hidden);
  const owner = await kernel.database.owner();
  for (const about of [seen, hidden, null])
    await owner.query("select access.tell($1, 'task', $2)", [ana.accountId, about]);
  await owner.end();
});
afterAll(() => kernel?.close());

describe("notices", () => {
  test("name kind and code of a dossier that the reader may see, and nothing of one that they may not", async () => {
    const { items, unread } = await ana.call(listNotices, {});
    expect(unread).toBe(3);
    expect(items.map(({ code, dossierKind }) => [code, dossierKind]).sort()).toEqual(
      [
        ["C-NOTICE", "case"],
        [null, null],
        [null, null],
      ].sort(),
    );
    expect(await other.call(listNotices, {})).toEqual({ items: [], unread: 0 });
  });

  test("are marked as read one by one or all, each reader's own only", async () => {
    const { items } = await ana.call(listNotices, {});
    const noticeIds = items.slice(0, 1).map(({ noticeId }) => noticeId);
    expect(await other.call(readNotices, { noticeIds })).toEqual({ read: 0 });
    expect(await ana.call(readNotices, { noticeIds })).toEqual({ read: 1 });
    expect((await ana.call(listNotices, {})).unread).toBe(2);
    expect(await ana.call(readNotices, {})).toEqual({ read: 2 });
    expect((await ana.call(listNotices, {})).unread).toBe(0);
  });
});

import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openDossier } from "#kernel/access";
import { action } from "#kernel/action";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { askReview, isApproved, type Reviewable } from "./index.ts";
import type { Asked, Waiting } from "./review.ts";

const plans = new Map<string, { version: number; height: number; carriedOut: boolean }>();

const plan: Reviewable = {
  kind: "garden.plan",
  needs: "garden.confirm",
  async show(_context, recordId) {
    const found = plans.get(recordId);
    if (!found) return null;
    return {
      version: found.version,
      lines: [{ label: "garden:height", before: "1", after: String(found.height) }],
    };
  },
  async approved(_context, recordId) {
    const found = plans.get(recordId);
    if (found) found.carriedOut = true;
    return undefined;
  },
};

const propose = action({
  name: "garden.propose-plan",
  about: "Proposes.",
  needs: "garden.plan",
  input: z.object({ planId: z.uuid(), height: z.int(), dossierId: z.uuid().optional() }),
  output: z.object({ word: z.string() }),
}).run(async ({ input, tx }) => {
  const version = (plans.get(input.planId)?.version ?? 0) + 1;
  plans.set(input.planId, { version, height: input.height, carriedOut: false });
  const dossier = input.dossierId ? { dossierId: input.dossierId } : {};
  return { word: await askReview(tx, plan, { recordId: input.planId, version, ...dossier }) };
});

const garden = defineModule({
  name: "garden",
  rights: { "garden.plan": ["investigator"], "garden.confirm": ["investigator", "prosecutor"] },
  actions: [propose],
  reviews: [plan],
});

let kernel: TestKernel;
let author: TestAccount;
let second: TestAccount;
let withoutRight: TestAccount;
let elsewhere: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [garden] });
  const agencyId = await kernel.openAgency();
  author = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  second = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
  withoutRight = await kernel.openAccount({ agencyId, roles: ["analyst"] });
  elsewhere = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["prosecutor"] });
});
afterAll(() => kernel?.close());

async function waiting(who: TestAccount): Promise<Waiting[]> {
  return ((await who.callByName("review.list-waiting", {})) as { items: Waiting[] }).items;
}
async function waitingFor(who: TestAccount, planId: string): Promise<Waiting | undefined> {
  return (await waiting(who)).find((one) => one.recordId === planId);
}
const decide = (who: TestAccount, one: Pick<Waiting, "reviewId" | "version">, reason?: string) =>
  who.callByName(reason ? "review.return-review" : "review.approve-review", {
    reviewId: one.reviewId,
    version: one.version,
    ...(reason ? { reason } : {}),
  });

describe("a second person", () => {
  test("a stranger gets nothing: neither the queue's lines nor a decision, nor does who asked", async () => {
    const planId = randomUUID();
    await author.call(propose, { planId, height: 3 });
    const found = await waitingFor(second, planId);
    expect(found).toMatchObject({ changed: false, may: ["approve-review", "return-review"] });
    for (const who of [author, withoutRight, elsewhere]) {
      expect(await waitingFor(who, planId)).toBeUndefined();
      const one = { reviewId: found?.reviewId ?? "", version: 1 };
      await expect(decide(who, one)).rejects.toMatchObject({ code: "not-found" });
      await expect(decide(who, one, "no reason")).rejects.toMatchObject({ code: "not-found" });
      const nothing = { reviewId: randomUUID(), version: 1 };
      await expect(decide(who, nothing)).rejects.toMatchObject({ code: "not-found" });
    }
    expect(plans.get(planId)?.carriedOut).toBe(false);
  });

  test("sees what would change, approves it, and with that it is carried out; both are told", async () => {
    const planId = randomUUID();
    await author.call(propose, { planId, height: 4 });
    const found = await waitingFor(second, planId);
    expect(found?.lines).toEqual([{ label: "garden:height", before: "1", after: "4", texts: false }]);
    if (!found) throw new Error("nothing waits");
    await decide(second, found);
    expect(plans.get(planId)?.carriedOut).toBe(true);
    const approved = (version: number) =>
      author.work(({ tx }) => isApproved(tx, plan, { recordId: planId, version }));
    expect(await approved(1)).toBe(true);
    expect(await approved(2)).toBe(false);
    const notices = async (who: TestAccount) =>
      ((await who.callByName("access.list-notices", {})) as { items: { kind: string }[] }).items.map(
        (one) => one.kind,
      );
    expect(await notices(second)).toContain("review-waiting");
    expect(await notices(author)).toContain("review-approved");
    await expect(decide(second, found)).rejects.toMatchObject({ code: "not-found" });
  });

  test("a change voids what waits: it is marked as changed, cannot be approved, and is replaced when it is asked anew", async () => {
    const planId = randomUUID();
    await author.call(propose, { planId, height: 4 });
    const held = plans.get(planId);
    if (held) held.version = 2;
    const found = await waitingFor(second, planId);
    expect(found).toMatchObject({ changed: true, may: ["return-review"] });
    if (!found) throw new Error("nothing waits");
    await expect(decide(second, found)).rejects.toMatchObject({ detail: { refusal: "changed" } });
    await author.call(propose, { planId, height: 5 });
    expect((await waiting(second)).filter((one) => one.recordId === planId)).toHaveLength(1);
    await expect(decide(second, { reviewId: found.reviewId, version: 1 })).rejects.toMatchObject({
      code: "not-found",
    });
    const again = await waitingFor(second, planId);
    if (!again) throw new Error("nothing waits");
    expect(again.version).toBe(3);
    await expect(decide(second, { ...again, version: 1 })).rejects.toMatchObject({
      detail: { refusal: "changed" },
    });
    await decide(second, again);
  });

  test("asked for many times at once waits once, in the version that was asked for last", async () => {
    const planId = randomUUID();
    plans.set(planId, { version: 1, height: 1, carriedOut: false });
    const ask = (version: number) =>
      author.work(({ tx }) => askReview(tx, plan, { recordId: planId, version }));
    const words = await Promise.all([1, 1, 1, 1].map(ask));
    expect(words.sort()).toEqual(["done", "waiting-already", "waiting-already", "waiting-already"]);
    expect((await Promise.all([2, 3].map(ask))).sort()).toEqual(["done", "done"]);
    const owner = await kernel.database.owner();
    const { rows } = await owner.query<{ state: string }>(
      "select state from review.review where record_id = $1 order by state",
      [planId],
    );
    await owner.end();
    expect(rows.map(({ state }) => state)).toEqual(["replaced", "replaced", "waiting"]);
  });

  test("returns with a reason that the author reads; the author takes back what waits", async () => {
    const planId = randomUUID();
    await author.call(propose, { planId, height: 9 });
    const found = await waitingFor(second, planId);
    if (!found) throw new Error("nothing waits");
    await decide(second, found, "too high");
    const asked = async () =>
      ((await author.callByName("review.list-asked", {})) as { items: Asked[] }).items;
    expect((await asked()).find((one) => one.recordId === planId)).toMatchObject({
      state: "returned",
      reason: "too high",
      may: [],
    });
    expect(plans.get(planId)?.carriedOut).toBe(false);
    await author.call(propose, { planId, height: 2 });
    const mine = (await asked()).find((one) => one.recordId === planId && one.state === "waiting");
    await expect(
      second.callByName("review.withdraw-review", { reviewId: mine?.reviewId }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
    await author.callByName("review.withdraw-review", { reviewId: mine?.reviewId });
    expect(await waitingFor(second, planId)).toBeUndefined();
  });

  test("in a dossier is one who may know of that dossier, from any agency", async () => {
    const planId = randomUUID();
    const dossierId = randomUUID();
    await author.work(async ({ tx }) => {
      await openDossier(tx, { kind: "test", letter: "T", compartments: ["investigation"], dossierId });
    });
    const told = async (who: TestAccount) =>
      ((await who.callByName("access.list-notices", {})) as { items: { kind: string }[] }).items.length;
    const before = await told(second);
    await author.call(propose, { planId, height: 1, dossierId });
    expect(await told(second)).toBe(before);
    expect(await waitingFor(second, planId)).toBeUndefined();
    expect(await waitingFor(elsewhere, planId)).toBeUndefined();
    await author.work(({ tx }) =>
      sql`select access.give_grant(${dossierId}::uuid, 'investigation', 'read', 'account', ${elsewhere.accountId}::uuid, 'case-work', '', 'team', null)`.execute(
        tx,
      ),
    );
    const found = await waitingFor(elsewhere, planId);
    expect(found).toMatchObject({ version: 1 });
    expect(await waitingFor(second, planId)).toBeUndefined();
    // Who asked and may no longer know of the dossier reads neither its code nor what was said of it.
    await decide(elsewhere, { reviewId: found?.reviewId ?? "", version: 1 }, "not like this");
    const owner = await kernel.database.owner();
    await owner.query('update access."grant" set ended_at = now() where dossier_id = $1', [dossierId]);
    await owner.end();
    const { items } = (await author.callByName("review.list-asked", {})) as { items: Asked[] };
    expect(items.find((one) => one.recordId === planId)).toMatchObject({ code: null, reason: null });
  });

  test("is never the first, not even for whoever writes into the table", async () => {
    const owner = await kernel.database.owner();
    const agency = [author.agencyId, author.accountId];
    await expect(
      owner.query(
        `insert into review.review (review_id, kind, record_id, version, agency_id, needs, asked_by, asked_at, state, decided_by, decided_at)
         values (gen_random_uuid(), 'x', gen_random_uuid(), 1, $1, 'x', $2, now(), 'approved', $2, now())`,
        agency,
      ),
    ).rejects.toThrow(/check constraint/);
    await owner.end();
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { question } from "#kernel/action";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import type { SavedView } from "./saved-view.ts";

const garden = defineModule({
  name: "garden",
  rights: { "garden.read": ["investigator"] },
  questions: [
    question({
      name: "garden.list-trees",
      about: "Trees.",
      needs: "garden.read",
      inAddress: true,
      input: z.object({ state: z.enum(["green", "bare"]).optional(), text: z.string().optional() }),
      output: z.object({}),
    }).run(() => ({})),
    question({
      name: "garden.find-by-name",
      about: "By name.",
      needs: "garden.read",
      input: z.object({ state: z.enum(["green"]).optional() }),
      output: z.object({}),
    }).run(() => ({})),
  ],
});

let kernel: TestKernel;
let ana: TestAccount;
let colleague: TestAccount;
let otherUnit: TestAccount;
let otherAgency: TestAccount;
let trainer: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [garden] });
  const agencyId = await kernel.openAgency();
  const unitId = await kernel.openUnit(agencyId);
  const roles = ["investigator"];
  ana = await kernel.openAccount({ agencyId, unitId, roles });
  colleague = await kernel.openAccount({ agencyId, unitId, roles });
  otherUnit = await kernel.openAccount({ agencyId, roles });
  trainer = await kernel.openAccount({ agencyId, unitId, roles: ["trainer"] });
  otherAgency = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles });
});
afterAll(() => kernel?.close());

const list = "garden.list-trees";
const save = (who: TestAccount, words: object) =>
  who.callByName("saved-view.save-view", {
    viewId: randomUUID(),
    list,
    name: randomUUID(),
    state: { filters: { state: "green" } },
    ...words,
  }) as Promise<SavedView>;
async function namesFor(who: TestAccount): Promise<string[]> {
  const { items } = (await who.callByName("saved-view.list-views", { list })) as { items: SavedView[] };
  return items.map((view) => view.name);
}

describe("saved views", () => {
  test("a stranger gets nothing: not the view, not its change, not its end, nor views of lists that are not theirs", async () => {
    const view = await save(ana, { name: "only mine" });
    for (const who of [colleague, otherAgency]) {
      expect(await namesFor(who)).toEqual([]);
      await expect(save(who, { viewId: view.viewId })).rejects.toMatchObject({ code: "not-found" });
      await expect(who.callByName("saved-view.delete-view", { viewId: view.viewId })).rejects.toMatchObject({
        code: "not-found",
      });
    }
    await expect(namesFor(trainer)).rejects.toMatchObject({ code: "not-found" });
    await expect(save(trainer, {})).rejects.toMatchObject({ code: "not-found" });
    expect(await namesFor(ana)).toEqual(["only mine"]);
  });

  test("never hold a text that was searched, nor belong to a list that may not stand in an address", async () => {
    await expect(save(ana, { state: { filters: { text: "Maria" } } })).rejects.toMatchObject({
      code: "refused",
      detail: { refusal: "open-filter" },
    });
    await expect(save(ana, { list: "garden.find-by-name" })).rejects.toMatchObject({ code: "not-found" });
    await expect(save(ana, { list: "person.find-person" })).rejects.toMatchObject({ code: "not-found" });
  });

  test("are shared with unit or agency, to be read and not changed", async () => {
    const forUnit = await save(ana, { name: "unit's", sharedWith: "unit" });
    await save(ana, { name: "agency's", sharedWith: "agency" });
    expect(await namesFor(colleague)).toEqual(["agency's", "unit's"]);
    expect(await namesFor(otherUnit)).toEqual(["agency's"]);
    expect(await namesFor(otherAgency)).toEqual([]);
    await expect(save(colleague, { viewId: forUnit.viewId })).rejects.toMatchObject({ code: "not-found" });
    await expect(save(otherUnit, { sharedWith: "unit" })).rejects.toMatchObject({
      detail: { refusal: "no-unit" },
    });
  });

  test("one's own are listed over all lists that one may still read", async () => {
    const mine = await save(ana, { name: "over all" });
    const all = (await ana.callByName("saved-view.list-own-views", {})) as {
      items: (SavedView & { list: string })[];
    };
    expect(all.items.find((view) => view.viewId === mine.viewId)).toMatchObject({ list, own: true });
    const others = (await colleague.callByName("saved-view.list-own-views", {})) as { items: SavedView[] };
    expect(others.items.filter((view) => view.viewId === mine.viewId)).toEqual([]);
    expect(await trainer.callByName("saved-view.list-own-views", {})).toEqual({ items: [] });
  });

  test("saved many at once under one name, or as the one that opens, one is kept and the others are told", async () => {
    const name = randomUUID();
    const told = await Promise.allSettled([1, 2, 3, 4].map(() => save(ana, { name })));
    expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of told)
      if (one.status === "rejected")
        expect(one.reason).toMatchObject({ code: "refused", detail: { refusal: "name-taken" } });
    const opening = await Promise.allSettled([1, 2, 3, 4].map(() => save(ana, { isDefault: true })));
    expect(opening.map(({ status }) => status)).toEqual(Array(4).fill("fulfilled"));
    const { items } = (await ana.callByName("saved-view.list-views", { list })) as { items: SavedView[] };
    expect(items.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  test("one opens with the list; a name stands once; they are changed and deleted by their owner", async () => {
    const first = await save(otherUnit, { name: "Green", isDefault: true });
    const second = await save(otherUnit, {
      name: "Bare",
      isDefault: true,
      state: { filters: { state: "bare" } },
    });
    const { items } = (await otherUnit.callByName("saved-view.list-views", { list })) as {
      items: SavedView[];
    };
    expect(items.filter((view) => view.isDefault).map((view) => view.viewId)).toEqual([second.viewId]);
    await expect(save(otherUnit, { name: "green" })).rejects.toMatchObject({
      detail: { refusal: "name-taken" },
    });
    await save(otherUnit, { viewId: first.viewId, name: "Greener" });
    await otherUnit.callByName("saved-view.delete-view", { viewId: second.viewId });
    expect((await namesFor(otherUnit)).filter((name) => name !== "agency's")).toEqual(["Greener"]);
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listDeadlines } from "../deadline/index.ts";
import { give, openTestDossier } from "../part/test-ground.ts";
import { openTestKernel, type TestAccount, type TestKernel } from "../testing/index.ts";
import { assignTask } from "./assign-task.ts";
import { dropTask } from "./drop-task.ts";
import { finishTask } from "./finish-task.ts";
import { listTasks } from "./list-tasks.ts";
import { myTasks } from "./my-tasks.ts";
import { openTask } from "./open-task.ts";
import { reopenTask } from "./reopen-task.ts";

let kernel: TestKernel;
let agencyId = "";
let unitId = "";
let owner: TestAccount;
let helper: TestAccount;
let stranger: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel();
  agencyId = await kernel.openAgency();
  unitId = await kernel.openUnit(agencyId);
  owner = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  helper = await kernel.openAccount({ agencyId, unitId, roles: ["investigator"] });
  stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
});
afterAll(() => kernel?.close());

async function shared() {
  const { dossierId, code } = await openTestDossier(owner);
  await give(owner, dossierId, {
    to: { account: helper.accountId },
    part: "investigation",
    level: "contribute",
  });
  return { dossierId, code };
}

const to = (who: TestAccount) => ({ kind: "account" as const, id: who.accountId });

async function newTask(dossierId: string, more: object = {}, who = owner) {
  return who.call(openTask, {
    taskId: randomUUID(),
    dossierId,
    compartment: "investigation",
    title: "Ask the carrier for the list",
    assignee: to(helper),
    ...more,
  });
}

async function waiting(who: TestAccount): Promise<number> {
  const { items } = (await who.callByName("access.list-notices", {})) as { items: { kind: string }[] };
  return items.filter((item) => item.kind === "task").length;
}

describe("a stranger", () => {
  it("gets nothing of tasks, and the same answer as for a dossier that is not there", async () => {
    const { dossierId } = await shared();
    const { taskId } = await newTask(dossierId);
    for (const there of [dossierId, randomUUID()]) {
      const ids = { dossierId: there, taskId };
      const asked: [unknown, unknown][] = [
        [listTasks, { dossierId: there }],
        [assignTask, { ...ids, assignee: to(stranger) }],
        [finishTask, ids],
        [dropTask, { ...ids, reason: "x" }],
        [reopenTask, ids],
      ];
      for (const [declaration, input] of asked) {
        await expect(stranger.call(declaration as never, input as never)).rejects.toMatchObject({
          code: "not-found",
        });
      }
      await expect(newTask(there, {}, stranger)).rejects.toMatchObject({ code: "not-found" });
    }
    expect(await stranger.call(myTasks, {})).toEqual({ items: [], overdue: 0 });
  });
});

describe("a task", () => {
  it("goes only to somebody who may open that part; everybody else is refused alike, there or not", async () => {
    const { dossierId } = await shared();
    const advocate = await kernel.openAccount({ agencyId, roles: ["advocate"] });
    await give(owner, dossierId, { to: { account: advocate.accountId }, part: "investigation" });
    const refused = [
      to(stranger),
      to(advocate),
      { kind: "account", id: randomUUID() },
      { kind: "unit", id: randomUUID() },
    ];
    const answers = [];
    for (const assignee of refused)
      answers.push(
        await newTask(dossierId, { assignee }).catch((error: { detail: unknown }) => error.detail),
      );
    expect(answers[0]).toMatchObject({ refusal: "cannot-open" });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const { taskId } = await newTask(dossierId);
    await expect(owner.call(assignTask, { dossierId, taskId, assignee: to(stranger) })).rejects.toMatchObject(
      {
        detail: { refusal: "cannot-open" },
      },
    );
    expect(await waiting(stranger)).toBe(0);
  });

  it("tells whoever gets it that something waits, stands among their own, and goes with their access", async () => {
    const { dossierId, code } = await shared();
    const before = await waiting(helper);
    const task = await newTask(dossierId, {
      due: { unit: "days", amount: 3, zone: "Europe/Vienna", country: "AT" },
    });
    expect(await waiting(helper)).toBe(before + 1);
    const own = await helper.call(myTasks, {});
    expect(own.items.find((one) => one.taskId === task.taskId)).toMatchObject({
      title: "Ask the carrier for the list",
      dossierCode: code,
      mine: true,
      due: { zone: "Europe/Vienna" },
      may: ["finish-task", "assign-task", "drop-task"],
    });
    const { items } = (await owner.callByName("access.list-grants", { dossierId })) as {
      items: { grantId: string; level: string }[];
    };
    const grant = items.find((one) => one.level === "contribute");
    await owner.callByName("access.end-grant", { grantId: grant?.grantId, reason: "moved" });
    expect((await helper.call(myTasks, {})).items.filter((one) => one.taskId === task.taskId)).toEqual([]);
  });

  it("is done, opened again and dropped, and its deadline with it", async () => {
    const { dossierId } = await shared();
    const { taskId } = await newTask(dossierId, {
      due: { unit: "working-days", amount: 5, zone: "Africa/Cairo", country: "EG" },
    });
    const ids = { dossierId, taskId };
    const { items } = await owner.call(listDeadlines, { dossierId });
    expect(items).toMatchObject([{ ofTask: true, may: ["pause-deadline"] }]);
    const stateOfDeadline = async () => (await owner.call(listDeadlines, { dossierId })).items[0]?.state;
    expect(await helper.call(finishTask, ids)).toMatchObject({
      state: "done",
      may: ["reopen-task"],
      due: { state: "met" },
    });
    expect(await stateOfDeadline()).toBe("met");
    await expect(helper.call(finishTask, ids)).rejects.toMatchObject({ detail: { refusal: "may-not" } });
    expect(await owner.call(reopenTask, ids)).toMatchObject({ state: "open", closed: null });
    expect(await stateOfDeadline()).not.toBe("met");
    const dropped = await owner.call(dropTask, { ...ids, reason: "Carrier closed" });
    expect(dropped).toMatchObject({ state: "dropped", closed: { reason: "Carrier closed" } });
    expect(await stateOfDeadline()).toBe("dropped");
    expect((await helper.call(myTasks, {})).items.filter((one) => one.taskId === taskId)).toEqual([]);
  });

  it("goes to a unit when somebody of it may open the part", async () => {
    const { dossierId } = await openTestDossier(owner);
    const unit = { kind: "unit" as const, id: unitId };
    await expect(newTask(dossierId, { assignee: unit })).rejects.toMatchObject({
      detail: { refusal: "cannot-open" },
    });
    await give(owner, dossierId, { to: { unit: unitId }, part: "investigation", level: "contribute" });
    const task = await newTask(dossierId, { assignee: unit });
    expect(task).toMatchObject({ mine: false, assignee: { kind: "unit" } });
    expect((await helper.call(myTasks, {})).items.map((one) => one.taskId)).toContain(task.taskId);
  });

  it("comes before others when it is due sooner", async () => {
    const { dossierId } = await shared();
    const term = { unit: "days" as const, zone: "UTC", country: "ZZ" };
    const late = await newTask(dossierId, { due: { ...term, amount: 30 } });
    const soon = await newTask(dossierId, { due: { ...term, amount: 2 } });
    const never = await newTask(dossierId);
    const { items } = await helper.call(myTasks, { limit: 200 });
    const order = items
      .map((one) => one.taskId)
      .filter((id) => [late, soon, never].some((task) => task.taskId === id));
    expect(order).toEqual([soon.taskId, late.taskId, never.taskId]);
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { langs } from "#kernel/words";
import { type EvidenceGround, openEvidenceGround } from "../evidence/test-ground.ts";
import { text } from "../text.ts";
import { giveTemplateTasks } from "./give-template-tasks.ts";
import { tasksFor, templateTasks } from "./templates.ts";

let ground: EvidenceGround;
beforeAll(async () => {
  ground = await openEvidenceGround();
});
afterAll(() => ground?.kernel.close());

function wish(caseId: string, codes: readonly string[], accountId = ground.owner.accountId) {
  return {
    caseId,
    tasks: codes.map((code) => ({ code: code as never, taskId: randomUUID() })),
    assignee: { kind: "account" as const, id: accountId },
    zone: "UTC",
  };
}

type Listed = { items: { title: string; mine: boolean; due: { at: string } | null }[] };

describe("tasks for a crime", () => {
  it("are given by no stranger and no reader, and to nobody who may not open the case", async () => {
    const caseId = await ground.newCase();
    const asked = wish(caseId, ["money"]);
    await expect(ground.stranger.call(giveTemplateTasks, asked)).rejects.toMatchObject({ code: "not-found" });
    const reader = await ground.readerOf(caseId);
    await expect(reader.call(giveTemplateTasks, asked)).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    const shut = wish(caseId, ["money"], ground.stranger.accountId);
    await expect(ground.owner.call(giveTemplateTasks, shut)).rejects.toMatchObject({
      detail: { refusal: "cannot-open" },
    });
    const listed = (await ground.owner.callByName("task.list-tasks", { dossierId: caseId })) as Listed;
    expect(listed.items).toEqual([]);
  });

  it("stand on the case with their words and terms; one of another crime stops them all", async () => {
    const caseId = await ground.newCase();
    await expect(
      ground.owner.call(giveTemplateTasks, wish(caseId, ["advocate", "debriefing"])),
    ).rejects.toMatchObject({ detail: { refusal: "other-crime" } });
    const codes = tasksFor("trafficking").map(({ code }) => code);
    expect(codes).toContain("non-punishment");
    expect(codes).not.toContain("debriefing");
    expect(await ground.owner.call(giveTemplateTasks, wish(caseId, codes))).toMatchObject({
      given: codes.length,
    });
    const { items } = (await ground.owner.callByName("task.list-tasks", { dossierId: caseId })) as Listed;
    expect(items.map(({ title }) => title).sort()).toEqual(
      codes.map((code) => text("en", `task-template.${code}.title`)).sort(),
    );
    expect(items.every(({ due, mine }) => due !== null && mine)).toBe(true);
  });

  it("have their words in six languages", () => {
    for (const lang of langs)
      for (const { code } of templateTasks)
        for (const part of ["title", "details"])
          expect(text(lang, `task-template.${code}.${part}`)).not.toContain("task-template");
  });
});

import { mkdirSync } from "node:fs";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addTemporary } from "#kernel/files";
import type { DemoWorld } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { loadDemo } from "./demo.ts";
import { demoCases } from "./demo-cases.ts";
import { listEvidence } from "./evidence/list-evidence.ts";
import { casefile } from "./index.ts";
import { listCases } from "./list-cases.ts";
import { getTimeline } from "./records/get-timeline.ts";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
});
afterAll(() => kernel?.close());

it("opens every case of the demonstration, and a stranger sees none of them", async () => {
  const agencyId = await kernel.openAgency();
  const people: Record<string, TestAccount> = {};
  for (const role of ["investigator", "prosecutor", "analyst", "advocate"])
    people[role] = await kernel.openAccount({ agencyId, roles: [role] });
  const callAs = async (role: string, name: string, input: unknown) => people[role]?.callByName(name, input);
  const inTxAs: DemoWorld["inTxAs"] = async (role, work) => {
    const who = people[role];
    if (who === undefined) throw new Error(`nobody is ${role}`);
    return who.work(work);
  };
  const upload: DemoWorld["upload"] = async (role, { name, mediaType, content }) => {
    const bytes = Buffer.from(content);
    const stored = await kernel.services.files.write(Readable.from([bytes]), { limit: bytes.length });
    return inTxAs(role, async (context) => {
      const { temporaryId } = await addTemporary(context, { name, mediaType, stored });
      return temporaryId;
    });
  };
  await loadDemo({ seed: 7, dataFolder: "", callAs, accounts: people, inTxAs, upload });
  const { items } = (await people.investigator?.call(listCases, {})) ?? { items: [] };
  expect(items).toHaveLength(demoCases(2000).length);
  const thisYear = new Date().getUTCFullYear();
  for (const { reference } of items) expect(Number(/ (\d{4})\//.exec(reference)?.[1])).toBeLessThan(thisYear);
  expect(items.some((item) => item.held)).toBe(true);
  expect(items.some((item) => item.state === "closed")).toBe(true);
  const code = (await people.advocate?.callByName("task.my-tasks", {})) as {
    items: { details: string }[];
  };
  expect(code.items.map(({ details }) => details)).toEqual([expect.stringMatching(/P-\w{6}/)]);
  const beside = await Promise.all(
    [
      "note.list-notes",
      "attachment.list-attachments",
      "deadline.list-deadlines",
      "task.list-tasks",
      "link.list-links",
    ].map(async (name) => {
      const [dossierId] = items
        .filter(({ reference }) => reference.endsWith("/014"))
        .map(({ caseId }) => caseId);
      const found = (await people.investigator?.callByName(name, { dossierId })) as { items: unknown[] };
      return found.items.length;
    }),
  );
  // A task with a term lies among the deadlines too.
  expect(beside).toEqual([1, 2, 5, 2, 1]);
  const [caseId] = items.filter(({ reference }) => reference.endsWith("/014")).map((item) => item.caseId);
  const exhibits = await people.investigator?.call(listEvidence, { caseId: caseId ?? "" });
  expect(exhibits?.items.map(({ exhibit, custody }) => [exhibit, custody.breaks])).toEqual([
    [1, []],
    [2, ["not-holder", "not-sealed-again", "long-on-the-way"]],
    [3, []],
  ]);
  const axis = await people.investigator?.call(getTimeline, { caseId: caseId ?? "" });
  expect(new Set(axis?.items.map(({ kind }) => kind)).size).toBeGreaterThan(10);
  const inquiry = await Promise.all(
    ["list-interviews", "list-statements", "list-debriefings", "list-transfers", "list-assets"].map(
      async (name) => {
        const found = (await people.investigator?.callByName(`casefile.${name}`, { caseId })) as {
          items: unknown[];
        };
        return found.items.length;
      },
    ),
  );
  expect(inquiry).toEqual([1, 2, 1, 8, 1]);
  const seen = await people.analyst?.call(listCases, {});
  expect(seen?.items.length).toBeGreaterThan(0);
  expect(seen?.items.length).toBeLessThan(demoCases(2000).length);
  const stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  expect(await stranger.call(listCases, {})).toEqual({ items: [], next: null });
});

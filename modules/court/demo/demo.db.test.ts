import { mkdirSync } from "node:fs";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addTemporary } from "#kernel/files";
import type { DemoWorld } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";
import { caselaw } from "#modules/caselaw";
import { court } from "../index.ts";

let kernel: TestKernel;
const people: Record<string, TestAccount> = {};
const codes: Record<string, string> = {};
const ids: Record<string, string> = {};
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile, caselaw, court] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const agencyId = await kernel.openAgency();
  for (const role of ["investigator", "prosecutor", "analyst", "advocate", "court"])
    people[role] = await kernel.openAccount({ agencyId, roles: [role] });
  const inTxAs: DemoWorld["inTxAs"] = async (role, work) => who(role).work(work);
  const world: DemoWorld = {
    ...{ seed: 7, dataFolder: "", accounts: people, inTxAs },
    callAs: (role, name, input) => who(role).callByName(name, input),
    upload: async (role, { name, mediaType, content }) => {
      const bytes = Buffer.from(content);
      const stored = await kernel.services.files.write(Readable.from([bytes]), { limit: bytes.length });
      return inTxAs(
        role,
        async (context) => (await addTemporary(context, { name, mediaType, stored })).temporaryId,
      );
    },
  };
  await casefile.demo?.(world);
  await court.demo?.(world);
  const { items } = (await who("prosecutor").callByName("casefile.list-cases", { limit: 100 })) as {
    items: { caseId: string; code: string; reference: string }[];
  };
  for (const { caseId, code, reference } of items) {
    codes[reference.slice(-3)] = code;
    ids[reference.slice(-3)] = caseId;
  }
});
afterAll(() => kernel?.close());

function who(role: string): TestAccount {
  const found = people[role];
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
}
const ask = async (name: string, input: object, role = "prosecutor") =>
  (await who(role).callByName(`court.${name}`, input)) as Record<string, never>;
const fileOf = async (reference: string, role?: string) =>
  (await ask("get-court-file", { code: codes[reference] }, role)) as unknown as {
    proceedings: { stage: string; events: { hearing: { state: string } | null }[] }[];
    charges: { state: string; linkedCharge: string | null; personCode: string }[];
    courts: { id: string }[];
  };

describe("the demonstration of court", () => {
  it("tells one case in each stage, which court staff read too and a stranger does not", async () => {
    const stages: Record<string, string[]> = {};
    for (const reference of ["014", "021", "188", "093"])
      stages[reference] = (await fileOf(reference, "court")).proceedings.map(({ stage }) => stage);
    expect(stages).toEqual({
      "014": ["trial"],
      "021": ["sentenced"],
      "188": ["final", "final"],
      "093": ["final"],
    });
    const stranger = await kernel.openAccount({ roles: ["prosecutor"], agencyId: await kernel.openAgency() });
    await expect(stranger.callByName("court.get-court-file", { code: codes["014"] })).rejects.toThrow();
  });

  it("has hearings ahead and held, counts withdrawn and linked", async () => {
    const [trial, over] = [await fileOf("014"), await fileOf("188")];
    const hearings = trial.proceedings.flatMap(({ events }) =>
      events.flatMap(({ hearing }) => hearing?.state ?? []),
    );
    expect(hearings.sort()).toEqual(["held", "listed", "listed"]);
    expect(over.charges.map(({ state }) => state).sort()).toEqual(["charged", "charged", "withdrawn"]);
    expect(over.charges.filter(({ linkedCharge }) => linkedCharge !== null)).toHaveLength(2);
  });

  it("shows protection with something granted, refused, opposed and broken, a danger to look at anew and a witness not prepared", async () => {
    const acts = new Set<string>();
    for (const reference of ["014", "021"]) {
      const { items } = (await ask("list-measures", { caseId: ids[reference] })) as unknown as {
        items: { acts: { act: string }[] }[];
      };
      for (const { act } of items.flatMap((one) => one.acts)) acts.add(act);
    }
    expect([...acts].sort()).toEqual([
      "breached",
      "carried-out",
      "granted",
      "opposed",
      "refused",
      "requested",
    ]);
    const shown = (await ask("show-protection", { caseId: ids["014"] })) as unknown as {
      risks: { state: string }[];
      preparations: { state: string }[];
      notices: { topic: string; state: string }[];
      returns: { answer: string }[];
    };
    expect(shown.risks.map(({ state }) => state).sort()).toEqual(["current", "reopened", "replaced"]);
    expect(shown.preparations.map(({ state }) => state)).toEqual(["amber", "ready"]);
    expect(shown.notices.filter(({ topic }) => topic === "release").map(({ state }) => state)).toEqual([
      "told",
      "told",
    ]);
    expect(shown.returns.map(({ answer }) => answer)).toEqual(["settled-link"]);
  });

  it("has verdicts, money ordered and paid, and assets on their way to the victims' fund", async () => {
    const outcome = (await ask("show-outcome", { caseId: ids["188"] })) as unknown as Record<
      string,
      unknown[]
    >;
    expect(outcome).toMatchObject({ verdicts: expect.any(Array) });
    const { items } = (await ask("list-assets", { caseId: ids["188"] })) as unknown as {
      items: { state: string }[];
    };
    expect(items.map(({ state }) => state)).toEqual(["confiscated", "sold", "released"]);
    const downgrades = (await ask("list-downgrades", {})) as unknown as { items: unknown[] };
    expect(downgrades.items).toHaveLength(1);
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { addParticipant } from "./add-participant.ts";
import { closeCase } from "./close-case.ts";
import { countCases } from "./count-cases.ts";
import { casefile } from "./index.ts";
import { listCases } from "./list-cases.ts";
import { openCase } from "./open-case.ts";
import { removeParticipant } from "./remove-participant.ts";

let kernel: TestKernel;
let owner: TestAccount;
let stranger: TestAccount;
const firstPerson = randomUUID();
const references = ["Zulu", "alpha", "Ähre", "10/2", "", "مرجع"];

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  const agencyId = await kernel.openAgency();
  owner = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  const person = {
    identity: { names: { state: "known", value: [{ kind: "legal", given: "Amara", family: "Okoye" }] } },
  };
  const cases = references.map((reference, at) => ({
    caseId: randomUUID(),
    reference,
    kind: at % 3 === 0 ? "both" : "trafficking",
  }));
  for (const one of cases) await owner.call(openCase, one as never);
  await owner.call(closeCase, { caseId: cases[0]?.caseId ?? "", note: "sentenced" });
  for (let n = 0; n < 3; n += 1)
    await owner.call(addParticipant, {
      caseId: cases[1]?.caseId,
      participantId: n === 0 ? firstPerson : randomUUID(),
      capacity: "witness",
      person,
      facts: {},
    } as never);
});
afterAll(() => kernel?.close());

/** All pages of two, one after the other. */
async function pages(sort: string | undefined, who = owner) {
  const items = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listed>> = await listed(who, sort, after);
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

const listed = (who: TestAccount, sort: string | undefined, after: string | null) =>
  who.call(listCases, { limit: 2, ...(sort ? { sort: sort as "code" } : {}), ...(after ? { after } : {}) });

describe("a stranger", () => {
  it("gets no line and counts nothing", async () => {
    expect(await pages("reference", stranger)).toEqual([]);
    expect(await stranger.call(countCases, {})).toEqual({ total: 0, by: { state: {}, kind: {} } });
  });
});

describe("the order of cases", () => {
  it.each([undefined, "opened", "-opened"])("by %s is kept over pages", async (sort) => {
    const times = (await pages(sort)).map((line) => line.openedAt);
    const sorted = [...times].sort();
    expect(times).toEqual(sort === "opened" ? sorted : sorted.reverse());
    expect(times).toHaveLength(references.length);
  });

  it.each(["code", "-code", "reference", "-reference"])("by %s is kept over pages", async (sort) => {
    const field = sort.replace("-", "") as "code" | "reference";
    const texts = (await pages(sort)).map((line) => line[field]);
    const sorted = texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(texts).toEqual(sort.startsWith("-") ? sorted.reverse() : sorted);
    expect(new Set(texts).size).toBe(references.length);
  });
});

describe("cases of one moment, as an import makes them", () => {
  it("stand once each in the pages, whichever way they are ordered", async () => {
    await kernel.services.database.owner().then(async (maker) => {
      await maker.query("set palermo.maintenance = 'on'");
      await maker.query(
        "update casefile.case_file set opened_at = timestamptz '2026-03-01 10:00:00.123456+00'",
      );
      await maker.end();
    });
    for (const sort of ["opened", "-opened"]) {
      const codes = (await pages(sort)).map((line) => line.code);
      expect(codes).toHaveLength(references.length);
      expect(new Set(codes).size).toBe(references.length);
    }
  });
});

describe("the counts of cases", () => {
  it("say for each choice what it would leave while the other filters stand", async () => {
    expect(await owner.call(countCases, {})).toEqual({
      total: 6,
      by: { state: { open: 5, closed: 1 }, kind: { both: 2, trafficking: 4 } },
    });
    expect(await owner.call(countCases, { state: "open" })).toEqual({
      total: 5,
      by: { state: { open: 5, closed: 1 }, kind: { both: 1, trafficking: 4 } },
    });
    expect(await owner.call(countCases, { state: "closed", kind: "trafficking" })).toEqual({
      total: 0,
      by: { state: { open: 4 }, kind: { both: 1 } },
    });
    expect((await owner.call(countCases, { text: "ALPHA" })).total).toBe(1);
  });

  it("of people leave out who was removed", async () => {
    const people = async () =>
      (await pages("reference")).map((line) => line.participants).filter((count) => count > 0);
    expect(await people()).toEqual([3]);
    await owner.call(removeParticipant, { participantId: firstPerson, reason: "entered twice" });
    expect(await people()).toEqual([2]);
  });
});

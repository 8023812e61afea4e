import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tellAll } from "#kernel/event";
import { findJudgments } from "../find-judgments.ts";
import { type CaselawGround, openCaselawGround } from "../test-ground.ts";
import { answerCorrection, requestCorrection } from "./corrections.ts";

let ground: CaselawGround;
beforeAll(async () => {
  ground = await openCaselawGround();
});
afterAll(() => ground?.kernel.close());

async function notices(accountId: string): Promise<string[]> {
  const owner = await ground.kernel.database.owner();
  try {
    await owner.query("select set_config('palermo.maintenance', 'on', false)");
    const { rows } = await owner.query(
      "select kind from access.notice where account_id = $1 and kind like 'correction%' order by at",
      [accountId],
    );
    return rows.map(({ kind }) => String(kind));
  } finally {
    await owner.end();
  }
}

async function passDays(days: number): Promise<void> {
  const { engine, registry } = ground.kernel.services;
  const tell = () => tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
  await tell();
  await ground.kernel.moveClock(days * 86_400_000);
  await tell();
}

describe("[L1] requests for correction that wait", () => {
  test("are told to the editors of the agency five days before their day and once more when it has passed, and to nobody else", async () => {
    const { code } = await ground.publish();
    const { reader, editor, elsewhere } = ground;
    await reader.call(requestCorrection, { code, about: "fact", what: "The day is wrong." });
    await passDays(20);
    expect(await notices(editor.accountId)).toEqual([]);
    await passDays(6);
    await expect.poll(() => notices(editor.accountId), { timeout: 15_000 }).toEqual(["correction-due"]);
    await passDays(1);
    expect(await notices(editor.accountId)).toEqual(["correction-due"]);
    await passDays(5);
    await expect
      .poll(() => notices(editor.accountId), { timeout: 15_000 })
      .toEqual(["correction-due", "correction-late"]);
    expect(await notices(elsewhere.accountId)).toEqual([]);
    expect(await notices(reader.accountId)).toEqual([]);
  });

  test("are told no longer once they are answered", async () => {
    const { code } = await ground.publish({ identifiers: [{ kind: "national", value: "9/99" }] });
    const made = await ground.reader.call(requestCorrection, {
      code,
      about: "name",
      what: "Initials, please.",
    });
    await ground.editor.call(answerCorrection, {
      ...{ correctionId: made.correctionId, outcome: "declined", answer: "It names nobody." },
    });
    const before = await notices(ground.colleague.accountId);
    await passDays(40);
    expect(await notices(ground.colleague.accountId)).toEqual(before);
  });
});

describe("published case law in the search of everything", () => {
  test("a stranger gets nothing; readers find titles, and no drafts", async () => {
    const { code } = await ground.publish({
      title: { lang: "en", text: "The lamplighters" },
      identifiers: [{ kind: "national", value: "10/99" }],
    });
    await ground.draft({ title: { lang: "en", text: "The lamplighters, a draft" } });
    const { items } = await ground.reader.call(findJudgments, { text: "lamplighters" });
    expect(items.map((one) => one.code)).toEqual([code]);
    const agencyId = await ground.kernel.openAgency();
    const stranger = await ground.kernel.openAccount({ agencyId, roles: [] });
    await expect(stranger.call(findJudgments, { text: "lamplighters" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

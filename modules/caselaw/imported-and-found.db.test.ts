import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestAccount, TestKernel } from "#kernel/testing";
import { buildJudgment } from "./builders.ts";
import { askPublication } from "./edit/ask-publication.ts";
import { getDraft } from "./edit/get-draft.ts";
import { openImport, openToEverybody } from "./edit/open-to-everybody.ts";
import { reviseDraft } from "./edit/revise-draft.ts";
import { approve, type EditGround, openEditGround } from "./edit-ground.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { listPublished } from "./find-published.ts";
import { dropImported, openDraft, publishInside } from "./keep-judgment.ts";
import { searchJudgments, similarJudgments } from "./search-judgments.ts";
import type { Judgment } from "./words/index.ts";

let kernel: TestKernel;
let editor: TestAccount;
let colleague: TestAccount;
let elsewhere: TestAccount;
let reader: TestAccount;
let draft: EditGround["draft"];
let publish: EditGround["publish"];
beforeAll(async () => {
  ({ kernel, editor, colleague, elsewhere, reader, draft, publish } = await openEditGround());
});
afterAll(() => kernel?.close());

/** As the public's own login sees it. */
async function openly(code: string): Promise<number> {
  const { rows } = await kernel.database.public.query("select from caselaw.published where code = $1", [
    code,
  ]);
  return rows.length;
}
const codesFound = async (who: TestAccount, query: string) =>
  (await who.call(searchJudgments, { query })).items.map(({ code }) => code);

describe("imported judgments", () => {
  const importOf = async (importId: string, judgments: Judgment[]) => {
    const ids = judgments.map(() => randomUUID());
    await editor.work(async (context) => {
      for (const [at, judgment] of judgments.entries()) {
        const judgmentId = ids[at] ?? "";
        await openDraft(context, { judgmentId, judgment, origin: "import", importId });
        await publishInside(context, { judgmentId });
      }
    });
    return ids;
  };

  test("are found inside at once, opened to everybody as a whole by a second person, and taken back as a whole", async () => {
    const importId = randomUUID();
    await importOf(importId, [
      buildJudgment({ title: { lang: "en", text: "Quarry case one" }, identifiers: [] }),
      buildJudgment({ title: { lang: "en", text: "Quarry case two" }, identifiers: [] }),
    ]);
    const codes = await codesFound(reader, "quarry");
    expect(codes).toHaveLength(2);
    expect(await openly(codes[0] ?? "")).toBe(0);
    await expect(elsewhere.call(openImport, { importId })).rejects.toMatchObject({ code: "not-found" });
    await expect(
      editor.work(({ tx }) =>
        sql`update caselaw.published set audience = 'everybody' where import_id = ${importId}::uuid`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow("second person");
    await editor.call(openImport, { importId });
    await approve(colleague, importId);
    expect(await openly(codes[0] ?? "")).toBe(1);
    await editor.work((context) => dropImported(context, importId));
    expect(await codesFound(reader, "quarry")).toEqual([]);
    expect(await openly(codes[0] ?? "")).toBe(0);
  });

  test("[L1] texts that may hold names nobody looked at stay inside, alone or with their import", async () => {
    const importId = randomUUID();
    const facts = { lang: "en", text: "The victim, Maria Lopez, aged 15, worked in the quarry." };
    await importOf(importId, [
      buildJudgment({ title: { lang: "en", text: "Gravel case one" }, identifiers: [] }),
      buildJudgment({ title: { lang: "en", text: "Gravel case two" }, identifiers: [], facts }),
    ]);
    const { rows } = await reader.work(({ tx }) =>
      sql<{ id: string; code: string; named: boolean }>`
        select judgment_id as id, code, content::text like '%Lopez%' as named from caselaw.published
        where import_id = ${importId}::uuid order by named`.execute(tx),
    );
    const [clean, named] = rows;
    await expect(editor.call(openToEverybody, { judgmentId: named?.id ?? "" })).rejects.toMatchObject({
      detail: { refusal: "names-open" },
    });
    await editor.call(openImport, { importId });
    await approve(colleague, importId);
    expect([await openly(clean?.code ?? ""), await openly(named?.code ?? "")]).toEqual([1, 0]);
  });

  test("duplicates are told by a shared number and by likeness", async () => {
    const { code } = await publish({
      identifiers: [{ kind: "ecli", value: "ECLI:XV:CV:2019:77" }],
      facts: {
        lang: "en",
        text: "Three fishermen were kept aboard a longliner for two years without pay and beaten when they asked for it.",
      },
      decided: { text: "2018-02-01", earliest: "2018-02-01", latest: "2018-02-01" },
    });
    const find = (judgment: Judgment) => reader.work(({ tx }) => findDuplicates(tx, judgment));
    const byNumber = await find(
      buildJudgment({
        title: { lang: "en", text: "Other" },
        identifiers: [{ kind: "ecli", value: "ecli:xv:cv:2019:77" }],
      }),
    );
    expect(byNumber[0]).toEqual({ code, why: "identifier", share: 1 });
    const alike = await find(
      buildJudgment({
        identifiers: [],
        decided: null,
        facts: {
          lang: "en",
          text: "Three fishermen were kept aboard a longliner for two years without pay and beaten when they asked for it.",
        },
      }),
    );
    expect(alike.find((one) => one.code === code)?.why).toBe("similar");
    const other = await find(
      buildJudgment({
        title: { lang: "en", text: "R v. Q" },
        identifiers: [],
        decided: null,
        court: { lang: "en", text: "Assizes" },
        facts: {
          lang: "en",
          text: "A woman was brought to another town and made to beg at stations all winter long.",
        },
      }),
    );
    expect(other).toEqual([]);
  });
});

describe("searching judgments", () => {
  test("an old link with a value that no longer exists says so and answers the rest", async () => {
    const { code } = await publish({ title: { lang: "en", text: "Lighthouse keepers" } });
    const answer = await reader.call(searchJudgments, {
      query: "lighthouse",
      filters: { form: ["trade_in_ghosts"], jurisdiction: ["XV"], colour: ["red"] },
    });
    expect(answer.items.map((one) => one.code)).toEqual([code]);
    expect(answer.problems.map((one) => one.word)).toEqual(["form: trade_in_ghosts", "colour: red"]);
  });

  test("[L2] concept guides are facets with exact numbers", async () => {
    const { code } = await publish({
      title: { lang: "en", text: "Signal station" },
      concepts: ["abuse_of_vulnerability", "marriage"],
    });
    await publish({ title: { lang: "en", text: "Signal tower" }, concepts: ["marriage"] });
    const all = await reader.call(searchJudgments, { query: "signal" });
    expect(all.facets.concept).toEqual([
      { value: "marriage", count: 2 },
      { value: "abuse_of_vulnerability", count: 1 },
    ]);
    const one = await reader.call(searchJudgments, {
      query: "signal",
      filters: { concept: ["abuse_of_vulnerability"] },
    });
    expect(one.items.map((hit) => hit.code)).toEqual([code]);
  });

  test("what is saved while typing takes the place of a moment ago, and never of what was proposed", async () => {
    const { judgmentId, code } = await draft();
    const typed = (text: string) =>
      editor.call(reviseDraft, {
        judgmentId,
        judgment: buildJudgment({ facts: { lang: "en", text } }),
        typing: true,
      });
    await typed("Workers");
    await typed("Workers came.");
    const versions = async () =>
      (await editor.call(getDraft, { code })).versions.map(({ version }) => version);
    expect(await versions()).toEqual([3, 1]);
    await editor.call(askPublication, { judgmentId, audience: "inside" });
    await typed("Workers came by night.");
    expect(await versions()).toEqual([4, 3, 1]);
  });

  test("shows what is like one, and lists what is published by code", async () => {
    const { code } = await publish({ title: { lang: "en", text: "Herring boats" }, identifiers: [] });
    const { items } = await reader.call(similarJudgments, { code });
    expect(items.length).toBeGreaterThan(0);
    expect(items.map((one) => one.code)).not.toContain(code);
    const page = await reader.work(({ tx }) => listPublished(tx, { limit: 2, jurisdiction: "XV" }));
    expect(page.items).toHaveLength(2);
    expect(page.next).not.toBeNull();
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestAccount, TestKernel } from "#kernel/testing";
import { buildJudgment } from "./builders.ts";
import { answerFindings } from "./edit/answer-findings.ts";
import { askPublication } from "./edit/ask-publication.ts";
import { compareVersions } from "./edit/compare-versions.ts";
import { dropDraft, restoreDraft } from "./edit/drop-draft.ts";
import { getDraft } from "./edit/get-draft.ts";
import { listDrafts } from "./edit/list-drafts.ts";
import { openToEverybody } from "./edit/open-to-everybody.ts";
import { reopenJudgment, reviseDraft } from "./edit/revise-draft.ts";
import { withdrawJudgment } from "./edit/withdraw-judgment.ts";
import { approve, type EditGround, openEditGround, waiting } from "./edit-ground.ts";
import { findPublished } from "./find-published.ts";
import { publishInside } from "./keep-judgment.ts";
import { searchJudgments } from "./search-judgments.ts";

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

const published = (who: TestAccount, code: string) => who.work(({ tx }) => findPublished(tx, code));
/** As the public's own login sees it. */
async function openly(code: string): Promise<number> {
  const { rows } = await kernel.database.public.query("select from caselaw.published where code = $1", [
    code,
  ]);
  return rows.length;
}
const codesFound = async (who: TestAccount, query: string) =>
  (await who.call(searchJudgments, { query })).items.map(({ code }) => code);

describe("drafts of judgments", () => {
  test("a stranger gets nothing: neither other agencies, nor readers of one's own, nor the public", async () => {
    const { judgmentId, code } = await draft();
    for (const who of [elsewhere, reader]) {
      await expect(who.call(getDraft, { code })).rejects.toMatchObject({ code: "not-found" });
      await expect(who.call(compareVersions, { code, from: 1, to: 1 })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(who.call(withdrawJudgment, { judgmentId, reason: "no reason" })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(who.call(askPublication, { judgmentId, audience: "everybody" })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(who.call(reviseDraft, { judgmentId, judgment: buildJudgment() })).rejects.toMatchObject({
        code: "not-found",
      });
      expect(await published(who, code)).toBeNull();
      expect(await codesFound(who, "greenhouses")).not.toContain(code);
    }
    expect((await elsewhere.call(listDrafts, {})).items).toEqual([]);
    await expect(reader.call(listDrafts, {})).rejects.toMatchObject({ code: "not-found" });
    expect(await openly(code)).toBe(0);
    for (const table of [
      "judgment",
      "judgment_version",
      "finding_answer",
      "proposal",
      "correction",
      "digest",
    ])
      await expect(kernel.database.public.query(`select from caselaw.${table}`), table).rejects.toThrow(
        "permission denied",
      );
    expect((await editor.call(getDraft, { code })).may).toEqual(["revise", "ask", "drop"]);
  });

  test("every version is kept and two are compared field by field; a stale one is refused", async () => {
    const { judgmentId, code } = await draft();
    const changed = buildJudgment({ facts: { lang: "en", text: "Workers were brought from abroad." } });
    await editor.call(reviseDraft, { judgmentId, judgment: changed }, { expects: 1 });
    await expect(
      colleague.call(reviseDraft, { judgmentId, judgment: changed }, { expects: 1 }),
    ).rejects.toMatchObject({ code: "stale" });
    const { fields } = await colleague.call(compareVersions, { code, from: 1, to: 2 });
    expect(fields.map(({ field }) => field)).toEqual(["facts"]);
    expect(fields[0]?.after.some(({ what, text }) => what === "new" && text.includes("brought"))).toBe(true);
    expect((await editor.call(getDraft, { code })).versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  test("are dropped and put back", async () => {
    const { judgmentId, code } = await draft();
    await editor.call(dropDraft, { judgmentId });
    expect((await editor.call(listDrafts, {})).items.map((one) => one.code)).not.toContain(code);
    expect((await editor.call(listDrafts, { dropped: "yes" })).items.map((one) => one.code)).toContain(code);
    await editor.call(restoreDraft, { judgmentId });
    expect((await editor.call(listDrafts, {})).items.map((one) => one.code)).toContain(code);
  });

  test("the list goes on page by page and counts", async () => {
    const first = await editor.call(listDrafts, { limit: 2 });
    const second = await editor.call(listDrafts, { limit: 2, after: first.next ?? "" });
    expect(first.items).toHaveLength(2);
    expect(second.items[0]?.code).not.toBe(first.items[1]?.code);
    expect(first.total.value).toBeGreaterThanOrEqual(3);
  });
});

describe("[L1] publication of judgments", () => {
  test("needs a second person who is not the author: the database refuses the author and whoever wants no review", async () => {
    const { judgmentId, code } = await draft();
    await editor.call(askPublication, { judgmentId, audience: "inside" });
    expect(await waiting(editor, judgmentId)).toBeUndefined();
    const found = await waiting(colleague, judgmentId);
    await expect(
      editor.callByName("review.approve-review", { reviewId: found?.reviewId, version: 1 }),
    ).rejects.toMatchObject({ code: "not-found" });
    const owner = await kernel.database.owner();
    await expect(
      owner.query("update review.review set state = 'approved', decided_by = asked_by where record_id = $1", [
        judgmentId,
      ]),
    ).rejects.toThrow("check constraint");
    await owner.end();
    await expect(editor.work((context) => publishInside(context, { judgmentId }))).rejects.toThrow();
    expect(await published(reader, code)).toBeNull();
    await approve(colleague, judgmentId);
    expect((await published(reader, code))?.audience).toBe("inside");
    expect((await editor.call(getDraft, { code })).state).toBe("published");
  });

  test("takes the names of those who may not be named out of all texts; the second person sees it so", async () => {
    const { judgmentId, code } = await draft({
      facts: { lang: "en", text: "Korbin recruited them and Bela Mott drove; Mott was acquitted." },
    });
    await editor.call(askPublication, { judgmentId, audience: "inside" });
    const seen = await waiting(elsewhere, judgmentId);
    expect(JSON.stringify(seen?.lines)).not.toContain("Mott");
    await approve(elsewhere, judgmentId);
    const record = await published(reader, code);
    expect(record?.judgment.facts?.text).toBe("Korbin recruited them and B. M. drove; B. M. was acquitted.");
    expect(record?.judgment.defendants.map(({ name }) => name)).toEqual(["Adam Korbin", "B. M."]);
    expect(await codesFound(reader, "Mott")).toEqual([]);
    expect(await codesFound(reader, "Korbin recruited")).toContain(code);
  });

  test("is refused while a possible name is unanswered; a name is replaced, what is none stays", async () => {
    const { judgmentId, code } = await draft({
      facts: {
        lang: "en",
        text: "The victim, Ngozi Okafor, aged 15, was met at Green Corner Lodge. Ngozi Okafor fled.",
      },
    });
    const ask = () => editor.call(askPublication, { judgmentId, audience: "inside" });
    await expect(ask()).rejects.toMatchObject({ detail: { refusal: "names-open" } });
    const { findings } = await editor.call(getDraft, { code });
    expect(findings.map(({ finding, times }) => [finding, times])).toEqual([
      ["Ngozi Okafor", 2],
      ["Green Corner Lodge", 1],
    ]);
    await editor.call(answerFindings, {
      judgmentId,
      answers: [{ finding: "Ngozi Okafor", answer: "name", replacement: "a girl" }],
    });
    await expect(ask()).rejects.toMatchObject({ detail: { refusal: "names-open" } });
    await editor.call(answerFindings, {
      judgmentId,
      answers: [{ finding: "Green Corner Lodge", answer: "not-a-name", reason: "a guest house" }],
    });
    await ask();
    await approve(colleague, judgmentId);
    expect((await published(reader, code))?.judgment.facts?.text).toBe(
      "The victim, a girl, aged 15, was met at Green Corner Lodge. a girl fled.",
    );
    const owner = await kernel.database.owner();
    const { rows } = await owner.query(
      "select count(*)::int as n from caselaw.published p where p.content::text like '%Okafor%'",
    );
    const audit = await owner.query(
      "select count(*)::int as n from audit.event e where e::text like '%Okafor%'",
    );
    await owner.end();
    expect([rows[0].n, audit.rows[0].n]).toEqual([0, 0]);
  });

  test("a change voids what waits, and a returned one is a draft again", async () => {
    const { judgmentId, code } = await draft();
    await editor.call(askPublication, { judgmentId, audience: "inside" });
    await editor.call(reviseDraft, { judgmentId, judgment: buildJudgment({ finality: "not-final" }) });
    expect((await waiting(colleague, judgmentId))?.changed).toBe(true);
    await editor.call(askPublication, { judgmentId, audience: "inside" });
    const found = await waiting(colleague, judgmentId);
    await colleague.callByName("review.return-review", {
      reviewId: found?.reviewId,
      version: 2,
      reason: "not yet",
    });
    expect((await editor.call(getDraft, { code })).state).toBe("draft");
    expect(await published(reader, code)).toBeNull();
  });

  test("a new version waits while the published one stays; withdrawn, it is gone everywhere at once and can be reopened", async () => {
    const { judgmentId, code } = await publish(
      { facts: { lang: "en", text: "Silverfish nets were mended by night." } },
      "everybody",
    );
    expect(await openly(code)).toBe(1);
    await editor.call(reviseDraft, {
      judgmentId,
      judgment: buildJudgment({ facts: { lang: "en", text: "Nets were mended." } }),
    });
    expect((await published(reader, code))?.version).toBe(1);
    await expect(editor.call(dropDraft, { judgmentId })).rejects.toMatchObject({
      detail: { refusal: "published" },
    });
    expect(await codesFound(reader, "silverfish")).toEqual([code]);
    await colleague.call(withdrawJudgment, { judgmentId, reason: "A name was left standing" });
    expect(await published(reader, code)).toBeNull();
    expect(await openly(code)).toBe(0);
    expect(await codesFound(reader, "silverfish")).toEqual([]);
    const held = await editor.call(getDraft, { code });
    expect([held.state, held.withdrawnReason, held.may]).toEqual([
      "withdrawn",
      "A name was left standing",
      ["reopen"],
    ]);
    await expect(editor.call(reviseDraft, { judgmentId, judgment: buildJudgment() })).rejects.toMatchObject({
      detail: { refusal: "withdrawn" },
    });
    await editor.call(reopenJudgment, { judgmentId });
    expect((await editor.call(getDraft, { code })).state).toBe("draft");
  });

  test("what is inside is opened to everybody by a second person only", async () => {
    const { judgmentId, code } = await publish();
    expect(await openly(code)).toBe(0);
    await editor.call(openToEverybody, { judgmentId });
    expect(await openly(code)).toBe(0);
    await approve(colleague, judgmentId);
    expect(await openly(code)).toBe(1);
  });
});

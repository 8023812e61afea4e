import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { buildJudgment } from "./builders.ts";
import { answerFindings } from "./edit/answer-findings.ts";
import { askPublication } from "./edit/ask-publication.ts";
import { compareVersions } from "./edit/compare-versions.ts";
import { dropDraft, restoreDraft } from "./edit/drop-draft.ts";
import { getDraft } from "./edit/get-draft.ts";
import { listDrafts } from "./edit/list-drafts.ts";
import { openDraftAction } from "./edit/open-draft.ts";
import { openImport, openToEverybody } from "./edit/open-to-everybody.ts";
import { reopenJudgment, reviseDraft } from "./edit/revise-draft.ts";
import { withdrawJudgment } from "./edit/withdraw-judgment.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { findPublished, listPublished } from "./find-published.ts";
import { caselaw } from "./index.ts";
import { dropImported, openDraft, publishInside } from "./keep-judgment.ts";
import { searchJudgments, similarJudgments } from "./search-judgments.ts";
import type { Judgment } from "./words/index.ts";

let kernel: TestKernel;
let editor: TestAccount;
let colleague: TestAccount;
let elsewhere: TestAccount;
let reader: TestAccount;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [caselaw] });
  const agencyId = await kernel.openAgency("justice");
  editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  colleague = await kernel.openAccount({ agencyId, roles: ["editor"] });
  elsewhere = await kernel.openAccount({ agencyId: await kernel.openAgency("justice"), roles: ["editor"] });
  reader = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
});
afterAll(() => kernel?.close());

async function draft(
  change: Parameters<typeof buildJudgment>[0] = {},
): Promise<{ judgmentId: string; code: string }> {
  return editor.call(openDraftAction, { judgmentId: randomUUID(), judgment: buildJudgment(change) });
}

type Waiting = {
  items: {
    reviewId: string;
    recordId: string;
    version: number;
    changed: boolean;
    lines: { label: string; after: string | null }[];
  }[];
};
async function waiting(who: TestAccount, recordId: string) {
  const { items } = (await who.callByName("review.list-waiting", {})) as Waiting;
  return items.find((one) => one.recordId === recordId);
}
async function approve(who: TestAccount, recordId: string): Promise<void> {
  const found = await waiting(who, recordId);
  if (!found) throw new Error("nothing waits");
  await who.callByName("review.approve-review", { reviewId: found.reviewId, version: found.version });
}
async function publish(
  change: Parameters<typeof buildJudgment>[0] = {},
  audience: "inside" | "everybody" = "inside",
) {
  const made = await draft(change);
  await editor.call(askPublication, { judgmentId: made.judgmentId, audience });
  await approve(colleague, made.judgmentId);
  return made;
}
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

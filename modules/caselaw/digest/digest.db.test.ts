import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { buildJudgment } from "../builders.ts";
import {
  answerCorrection,
  listCorrections,
  listOwnCorrections,
  requestCorrection,
} from "../corrections/corrections.ts";
import { askPublication } from "../edit/ask-publication.ts";
import { openDraftAction } from "../edit/open-draft.ts";
import { reviseDraft } from "../edit/revise-draft.ts";
import { withdrawJudgment } from "../edit/withdraw-judgment.ts";
import { exportSearch } from "../export-search.ts";
import { caselaw } from "../index.ts";
import { exportNumbers, showNumbers } from "../numbers/show-numbers.ts";
import { exportJudgment } from "../read/export-judgment.ts";
import { getJudgment } from "../read/get-judgment.ts";
import { exportDigest } from "./export-digest.ts";
import { getDigest, listDigests } from "./read-digests.ts";
import {
  refreshDigest,
  removeDigest,
  restoreDigest,
  reviseDigest,
  shareDigest,
  unshareDigest,
  writeDigest,
} from "./write-digest.ts";

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
  const other = await kernel.openAgency("justice");
  elsewhere = await kernel.openAccount({ agencyId: other, roles: ["editor"] });
  reader = await kernel.openAccount({ agencyId: other, roles: ["frontline"] });
});
afterAll(() => kernel?.close());

async function approve(recordId: string): Promise<void> {
  const { items } = (await colleague.callByName("review.list-waiting", {})) as {
    items: { reviewId: string; recordId: string; version: number }[];
  };
  const found = items.find((one) => one.recordId === recordId);
  await colleague.callByName("review.approve-review", { reviewId: found?.reviewId, version: found?.version });
}
async function publish(title: string, change: Parameters<typeof buildJudgment>[0] = {}) {
  const judgmentId = randomUUID();
  const { code } = await editor.call(openDraftAction, {
    judgmentId,
    judgment: buildJudgment({ title: { lang: "en", text: title }, identifiers: [], ...change }),
  });
  await editor.call(askPublication, { judgmentId, audience: "inside" });
  await approve(judgmentId);
  return { judgmentId, code };
}
const en = (text: string) => ({ lang: "en", text });
const decoded = (base64: string) => Buffer.from(base64, "base64").toString("utf8");

describe("digests", () => {
  const written = async (query: string) => {
    const digestId = randomUUID();
    await editor.call(writeDigest, {
      digestId,
      title: en("Debt as proof"),
      issues: [
        { issue: "debt_and_financial_evidence", note: en("Ledgers matter.") },
        { issue: "age_of_the_victim" },
      ],
      source: { by: "search", query, filters: {} },
    });
    return digestId;
  };

  test("a stranger gets nothing of a draft; a shared one is read by every agency and changed by its own alone", async () => {
    await publish("Walnut orchard");
    const digestId = await written("walnut");
    await expect(elsewhere.call(getDigest, { digestId })).rejects.toMatchObject({ code: "not-found" });
    await expect(elsewhere.call(exportDigest, { digestId, format: "pdf" })).rejects.toMatchObject({
      code: "not-found",
    });
    for (const act of [refreshDigest, removeDigest, restoreDigest, shareDigest, unshareDigest])
      await expect(reader.call(act, { digestId }), act.name).rejects.toMatchObject({ code: "not-found" });
    expect((await elsewhere.call(listDigests, {})).items).toEqual([]);
    await editor.call(shareDigest, { digestId });
    expect((await reader.call(getDigest, { digestId })).title).toBe("Debt as proof");
    for (const act of [refreshDigest, removeDigest, shareDigest])
      await expect(elsewhere.call(act, { digestId }), act.name).rejects.toMatchObject({ code: "not-found" });
    await editor.call(unshareDigest, { digestId });
    expect((await reader.call(listDigests, {})).items).toEqual([]);
    await editor.call(removeDigest, { digestId });
    await expect(editor.call(getDigest, { digestId })).rejects.toMatchObject({ code: "not-found" });
    await editor.call(restoreDigest, { digestId });
    expect((await editor.call(getDigest, { digestId })).mayWrite).toBe(true);
  });

  test("show under each issue the counts and an extract a case, and tell what was revised, withdrawn and is new", async () => {
    const first = await publish("Chestnut farm");
    const second = await publish("Chestnut mill");
    const digestId = await written("chestnut");
    const before = await reader.call(listDigests, {});
    expect(before.items).toEqual([]);
    const made = await editor.call(getDigest, { digestId });
    expect(made.built.sections.map(({ issue, cases, extracts }) => [issue, cases, extracts.length])).toEqual([
      ["debt_and_financial_evidence", 2, 2],
      ["age_of_the_victim", 0, 0],
    ]);
    expect(made.built.sections[0]?.counts).toEqual([{ jurisdiction: "XV", outcome: "mixed", cases: 2 }]);
    expect(made.built.sections[0]?.extracts[0]?.place).toBe("para. 41");
    expect(made.fresh + made.built.gone.length).toBe(0);

    await editor.call(reviseDraft, {
      judgmentId: first.judgmentId,
      judgment: buildJudgment({
        title: en("Chestnut farm"),
        identifiers: [],
        evidentialIssues: [
          {
            issue: "debt_and_financial_evidence",
            extract: en("The debt was never real."),
            place: "para. 42",
          },
        ],
      }),
    });
    await editor.call(askPublication, { judgmentId: first.judgmentId, audience: "inside" });
    await approve(first.judgmentId);
    await editor.call(withdrawJudgment, { judgmentId: second.judgmentId, reason: "wrong record" });
    await publish("Chestnut shop");
    const stale = await editor.call(getDigest, { digestId });
    expect(stale.built.gone).toEqual([second.code]);
    expect(stale.built.cases.map(({ code, mark }) => [code, mark])).toEqual([[first.code, "revised"]]);
    expect(stale.fresh).toBe(1);
    const html = decoded((await editor.call(exportDigest, { digestId, format: "html" })).base64);
    expect(html).toContain("The debt was never real.");
    expect(html).not.toContain("Chestnut mill");

    await editor.call(refreshDigest, { digestId }, { expects: 1 });
    const now = await editor.call(getDigest, { digestId });
    expect([now.version, now.fresh, now.built.gone, now.built.cases.map(({ mark }) => mark)]).toEqual([
      2,
      0,
      [],
      ["same", "same"],
    ]);
    await expect(editor.call(refreshDigest, { digestId }, { expects: 1 })).rejects.toMatchObject({
      code: "stale",
    });
  });

  test("are refused without a case, and made of cases picked by hand; words of cases never end as markup", async () => {
    const digestId = randomUUID();
    const input = { digestId, title: en("<b>Picked</b>"), issues: [{ issue: "victim_testimony" }] };
    await expect(
      editor.call(writeDigest, {
        ...input,
        source: { by: "search", query: "nothing-is-called-so", filters: {} },
      }),
    ).rejects.toMatchObject({ detail: { refusal: "no-cases" } });
    const { code } = await publish("<script>alert(1)</script> case");
    await editor.call(writeDigest, { ...input, source: { by: "hand", codes: [code, "J-000000"] } });
    await editor.call(reviseDigest, {
      ...input,
      source: { by: "hand", codes: [code] },
      issues: [{ issue: "consent" }],
    });
    const html = decoded((await editor.call(exportDigest, { digestId, format: "html" })).base64);
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("&lt;b&gt;Picked");
    const pdf = Buffer.from((await editor.call(exportDigest, { digestId, format: "pdf" })).base64, "base64");
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });
});

describe("files, figures and corrections", () => {
  test("[L1] a judgment is exported with its mark, and what a search finds in four forms", async () => {
    const { code } = await publish("Juniper hill", { finality: "not-final" });
    const pdf = Buffer.from((await reader.call(exportJudgment, { code })).base64, "base64");
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const record = await reader.call(getJudgment, { code });
    expect(record.judgment.defendants.map(({ name }) => name)).toEqual(["A. K.", "B. M."]);
    expect(record.edits).toBe(false);
    for (const format of ["csv", "xlsx", "pdf", "json"] as const) {
      const file = await reader.call(exportSearch, { query: "juniper", format });
      expect([format, file.records, file.total]).toEqual([format, 1, 1]);
      if (format === "csv") expect(decoded(file.base64)).toContain(code);
      if (format === "json") expect(JSON.parse(decoded(file.base64)).judgments[0].code).toBe(code);
    }
    await expect(
      reader.call(exportSearch, { query: "nothing-is-called-so", format: "csv" }),
    ).rejects.toMatchObject({
      detail: { refusal: "nothing-found" },
    });
  });

  test("convictions and sentences are counted by issue, form, means and country, with the few told", async () => {
    for (const by of ["jurisdiction", "form", "means", "issue"] as const) {
      const { all, rows } = await reader.call(showNumbers, { by, unit: "count" });
      expect(rows[0]?.cases, by).toBe(all.cases);
      expect(all.convicted, by).toBe(all.cases);
      expect(all.acquitted, by).toBe(2 * all.cases);
      expect(all.months.median, by).toBe(84);
    }
    expect((await reader.call(showNumbers, { crime: "smuggling_of_migrants" })).all.cases).toBe(0);
    const final = await reader.call(showNumbers, { final: "yes" });
    const whole = await reader.call(showNumbers, {});
    expect(final.all.cases).toBe(whole.all.cases - 1);
    expect(decoded((await reader.call(exportNumbers, { format: "csv" })).base64)).toContain("no sample");
  });

  test("[L1] a request for correction has a deadline, is seen by the editors alone, and forgets who asked when it is answered", async () => {
    const { code } = await publish("Larch wood");
    const asked = await reader.call(requestCorrection, {
      code,
      about: "standing",
      what: "She was acquitted on appeal.",
      contact: "me@example.org",
    });
    expect(asked.dueOn > new Date().toISOString().slice(0, 10)).toBe(true);
    await expect(
      reader.call(requestCorrection, { code: "J-000000", about: "fact", what: "Nothing there" }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect((await elsewhere.call(listCorrections, {})).items).toEqual([]);
    const answer = {
      correctionId: asked.correctionId,
      outcome: "corrected" as const,
      answer: "Mended in version 2.",
    };
    await expect(elsewhere.call(answerCorrection, answer)).rejects.toMatchObject({ code: "not-found" });
    expect((await editor.call(listCorrections, {})).items[0]).toMatchObject({
      code,
      contact: "me@example.org",
      overdue: false,
    });
    await kernel.moveClock(40 * 86_400_000);
    expect((await editor.call(listCorrections, {})).items[0]).toMatchObject({ overdue: true });
    await editor.call(answerCorrection, answer);
    await expect(editor.call(answerCorrection, answer)).rejects.toMatchObject({
      detail: { refusal: "answered-already" },
    });
    expect((await editor.call(listCorrections, { state: "corrected" })).items[0]).toMatchObject({
      contact: null,
      overdue: false,
    });
    expect((await reader.call(listOwnCorrections, {})).items[0]).toMatchObject({
      state: "corrected",
      answer: "Mended in version 2.",
    });
    expect((await elsewhere.call(listOwnCorrections, {})).items).toEqual([]);
  });
});

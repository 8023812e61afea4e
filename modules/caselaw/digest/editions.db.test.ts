import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { buildJudgment } from "../builders.ts";
import { answerCorrection, requestCorrection } from "../corrections/corrections.ts";
import { askPublication } from "../edit/ask-publication.ts";
import { openDraftAction } from "../edit/open-draft.ts";
import { reviseDraft } from "../edit/revise-draft.ts";
import { withdrawJudgment } from "../edit/withdraw-judgment.ts";
import { caselaw } from "../index.ts";
import { exportEdition } from "./export-digest.ts";
import { freezeEdition, restoreEdition, withdrawEdition } from "./freeze-edition.ts";
import { getEdition, listEditions } from "./read-editions.ts";
import { refreshDigest, reviseDigest, writeDigest } from "./write-digest.ts";

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

const en = (text: string) => ({ lang: "en", text });
const issue = "debt_and_financial_evidence";
type Change = NonNullable<Parameters<typeof buildJudgment>[0]>;
const judgmentOf = (title: string, change: Change = {}) =>
  buildJudgment({ title: en(title), identifiers: [], ...change });

async function letThrough(judgmentId: string): Promise<void> {
  await editor.call(askPublication, { judgmentId, audience: "inside" });
  const { items } = (await colleague.callByName("review.list-waiting", {})) as {
    items: { reviewId: string; recordId: string; version: number }[];
  };
  const found = items.find((one) => one.recordId === judgmentId);
  await colleague.callByName("review.approve-review", { reviewId: found?.reviewId, version: found?.version });
}
async function publish(title: string, change: Change = {}) {
  const judgmentId = randomUUID();
  const { code } = await editor.call(openDraftAction, { judgmentId, judgment: judgmentOf(title, change) });
  await letThrough(judgmentId);
  return { judgmentId, code };
}
async function republish(judgmentId: string, title: string, change: Change): Promise<void> {
  await editor.call(reviseDraft, { judgmentId, judgment: judgmentOf(title, change) });
  await letThrough(judgmentId);
}
async function digestOf(query: string): Promise<string> {
  const digestId = randomUUID();
  await editor.call(writeDigest, {
    digestId,
    title: en("Debt as proof"),
    issues: [{ issue, note: en("Ledgers matter.") }],
    source: { by: "search", query, filters: {} },
  });
  return digestId;
}
const said = (text: string) => ({ evidentialIssues: [{ issue, extract: en(text), place: "para. 42" }] });
const decoded = (base64: string) => Buffer.from(base64, "base64").toString("utf8");
const extractsOf = (shown: Awaited<ReturnType<typeof edition>>) =>
  shown.built.sections.flatMap(({ extracts }) => extracts.map(({ extract }) => extract?.text));
const edition = (digestId: string, number = 1) => reader.call(getEdition, { digestId, edition: number });

describe("editions of digests", () => {
  test("a stranger gets nothing before one is frozen, and no other agency freezes, withdraws or changes it", async () => {
    await publish("Walnut orchard");
    const digestId = await digestOf("walnut");
    const first = { digestId, edition: 1 };
    for (const asked of [
      () => elsewhere.call(getEdition, first),
      () => elsewhere.call(exportEdition, { ...first, format: "pdf" }),
      () => elsewhere.call(freezeEdition, { digestId }),
      () => reader.call(freezeEdition, { digestId }),
    ])
      await expect(asked()).rejects.toMatchObject({ code: "not-found" });
    await editor.call(freezeEdition, { digestId }, { expects: 1 });
    expect((await reader.call(listEditions, {})).items).toMatchObject([{ ...first, mine: false, cases: 1 }]);
    for (const act of [withdrawEdition, restoreEdition])
      await expect(elsewhere.call(act, first), act.name).rejects.toMatchObject({ code: "not-found" });
    for (const statement of [
      sql`update caselaw.edition set content = '{}'::jsonb`,
      sql`update caselaw.edition_case set words = null, struck_for = 'names', struck_at = access.now()`,
      sql`delete from caselaw.edition_case`,
    ]) {
      for (const who of [editor, elsewhere])
        await expect(who.work(({ tx }) => statement.execute(tx))).rejects.toThrow(/never changed/);
    }
    await expect(
      elsewhere.work(({ tx }) => sql`update caselaw.edition set withdrawn_at = access.now()`.execute(tx)),
    ).rejects.toThrow(/another agency/);
    await editor.call(withdrawEdition, first);
    await expect(edition(digestId)).rejects.toMatchObject({ code: "not-found" });
    await editor.call(restoreEdition, first);
    expect((await edition(digestId)).mayWrite).toBe(false);
  });

  test("keep their text while cases are revised, and say case by case in what they read otherwise now", async () => {
    const one = await publish("Chestnut farm", said("The debt was real."));
    await publish("Chestnut mill", said("Nobody saw the ledger."));
    const digestId = await digestOf("chestnut");
    await editor.call(freezeEdition, { digestId });
    const before = await edition(digestId);
    expect([before.changes, before.fresh]).toEqual([[], 0]);
    await expect(editor.call(freezeEdition, { digestId })).rejects.toMatchObject({
      detail: { refusal: "edition-there" },
    });

    await republish(one.judgmentId, "Chestnut farm", {
      ...said("The debt was never real."),
      court: en("Court of Appeal"),
    });
    await publish("Chestnut shop");
    await expect(editor.call(freezeEdition, { digestId })).rejects.toMatchObject({
      detail: { refusal: "refresh-first" },
    });
    const later = await edition(digestId);
    expect(extractsOf(later).sort()).toEqual(["Nobody saw the ledger.", "The debt was real."]);
    expect(later.built.sections[0]).toMatchObject({ cases: 2, note: { text: "Ledgers matter." } });
    expect(later.changes).toEqual([{ code: one.code, kind: "revised", what: ["court", "extracts"] }]);
    expect(later.fresh).toBe(1);

    await editor.call(refreshDigest, { digestId }, { expects: 1 });
    expect((await editor.call(freezeEdition, { digestId }, { expects: 2 })).edition).toBe(2);
    expect((await edition(digestId, 2)).built.cases.length).toBe(3);
    expect((await edition(digestId)).newest).toBe(2);
    const html = decoded((await reader.call(exportEdition, { digestId, edition: 1, format: "html" })).base64);
    for (const words of ["The debt was real.", "Ledgers matter.", one.code, "A newer edition: 2".slice(2)])
      expect(html.toLowerCase()).toContain(words.toLowerCase());
    expect(html).not.toContain("never real");
    const pdf = await reader.call(exportEdition, { digestId, edition: 1, format: "pdf" });
    expect(Buffer.from(pdf.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("[L1] lose the words of a case at once when it is withdrawn, or a name in it corrected, and never get them back", async () => {
    const named = { kind: "person" as const, standing: "convicted-final" as const, juvenile: false };
    const gone = await publish("Hazel yard", said("Said of the withdrawn."));
    const open = { jurisdiction: "US", finality: "final" as const };
    const unnamed = await publish("Hazel lane", {
      ...said("Said of Smith."),
      ...open,
      defendants: [{ ...named, key: "d1", name: "Jonathan Smith" }],
      charges: [{ defendant: "d1", statute: "18 U.S.C. 1589", verdict: "guilty" }],
    });
    const corrected = await publish("Hazel road", said("Said of the corrected."));
    await publish("Hazel hill", said("Said of the fourth."));
    const digestId = await digestOf("hazel");
    await editor.call(freezeEdition, { digestId });
    expect(extractsOf(await edition(digestId)).length).toBe(4);

    await editor.call(withdrawJudgment, { judgmentId: gone.judgmentId, reason: "a name" });
    await republish(unnamed.judgmentId, "Hazel lane", {
      ...said("Said of Smith."),
      ...open,
      defendants: [{ ...named, key: "d1", name: "Jonathan Smith", standing: "acquitted" }],
      charges: [{ defendant: "d1", statute: "18 U.S.C. 1589", verdict: "not_guilty" }],
    });
    const { correctionId } = await reader.call(requestCorrection, {
      ...{ code: corrected.code, about: "name", what: "A child is named." },
    });
    await editor.call(answerCorrection, { correctionId, outcome: "corrected", answer: "Mended." });
    const later = await edition(digestId);
    expect(extractsOf(later)).toEqual(["Said of the fourth."]);
    expect(new Map(later.changes.map(({ code, kind }) => [code, kind]))).toEqual(
      new Map([
        [gone.code, "withdrawn"],
        [unnamed.code, "names"],
        [corrected.code, "names"],
      ]),
    );
    const html = decoded((await reader.call(exportEdition, { digestId, edition: 1, format: "html" })).base64);
    for (const words of ["Smith", "Hazel yard", "Said of the corrected"]) expect(html).not.toContain(words);
    await editor.call(withdrawEdition, { digestId, edition: 1 });
    await editor.call(restoreEdition, { digestId, edition: 1 });
    expect(extractsOf(await edition(digestId))).toEqual(["Said of the fourth."]);
  });

  test("[L1] follow a title that is corrected, since titles name people", async () => {
    const { judgmentId, code } = await publish("State v. the oleander grower", said("Of the title."));
    const digestId = await digestOf("oleander");
    await editor.call(freezeEdition, { digestId });
    await republish(judgmentId, "State v. the oleander seller", said("Of the title."));
    const { built, changes } = await edition(digestId);
    expect(built.cases.map((one) => [one.code, one.title.text])).toEqual([
      [code, "State v. the oleander seller"],
    ]);
    expect(changes).toEqual([]);
  });

  test("a note per issue is written into the digest, and stands in the edition as it was then", async () => {
    const { code } = await publish("Maple street", said("A page of accounts."));
    const digestId = randomUUID();
    const input = { digestId, title: en("Notes"), source: { by: "hand" as const, codes: [code] } };
    await editor.call(writeDigest, { ...input, issues: [{ issue, note: en("First thought.") }] });
    await editor.call(freezeEdition, { digestId });
    await editor.call(reviseDigest, { ...input, issues: [{ issue, note: en("Second thought.") }] });
    expect((await edition(digestId)).built.sections[0]?.note?.text).toBe("First thought.");
    await editor.call(freezeEdition, { digestId });
    expect((await edition(digestId, 2)).built.sections[0]?.note?.text).toBe("Second thought.");
  });
});

import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { langs } from "#kernel/words";
import { type CourtGround, openCourtGround } from "../lines/test-ground.ts";
import { protectionActs } from "../protection/test-acts.ts";
import { printedSections } from "./index.ts";

let ground: CourtGround;
let folder: string;
beforeAll(async () => {
  ground = await openCourtGround();
  folder = mkdtempSync(join(tmpdir(), "palermo-court-file-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await ground?.kernel.close();
});
const { call, facts, granted, assess, askTelling } = protectionActs(() => ground);

/** The words of the printed file, as another program reads them. */
async function wordsOf(caseId: string, who: TestAccount): Promise<string> {
  const made = (await who.callByName("section.print-file", { dossierId: caseId })) as { base64: string };
  const file = join(folder, `${randomUUID()}.pdf`);
  writeFileSync(file, Buffer.from(made.base64, "base64"));
  return execFileSync("pdftotext", ["-layout", file, "-"]).toString();
}

async function judgedCase() {
  const of = await ground.newCase();
  const chargeId = await ground.newCharge(of, await ground.newProceeding(of.caseId));
  await granted(of, "live-link", { details: { country: "NG" } });
  await assess(of);
  await askTelling(of, { topics: ["release"], said: { neutral: "CANARY-WORD", hours: "CANARY-HOURS" } });
  await call("record-verdict", {
    ...{ verdictId: randomUUID(), chargeId, verdict: "guilty", on: ground.today() },
    ...{ indicated: "trafficking", convicted: "trafficking", imprisonmentMonths: 48, suspendedMonths: 6 },
  });
  await call("order-payment", {
    ...{ ...facts(), lineId: randomUUID(), amount: { amount: "1200", currency: "EUR" } },
    begin: {
      caseId: of.caseId,
      what: "compensation",
      details: { instalments: 3, firstDue: ground.inDays(30) },
    },
  });
  await call("seize-asset", {
    ...{ ...facts(), lineId: randomUUID(), amount: { amount: "850", currency: "EUR" } },
    begin: { caseId: of.caseId, what: "vehicle", details: { described: "A grey van" } },
  });
  return of;
}

describe("court in the printed file of a case", () => {
  it("a stranger gets nothing, and police, who keep the case, nothing of its prosecution", async () => {
    const { caseId } = await judgedCase();
    await expect(wordsOf(caseId, ground.stranger)).rejects.toMatchObject({ code: "not-found" });
    const seen = await wordsOf(caseId, ground.police);
    for (const hidden of ["art. 120", "Live link", "A grey van", "48 months", "CANARY"])
      expect(seen).not.toContain(hidden);
  });

  it("says counts with last day, measures with their acts, verdict, order and assets, in the index and in full", async () => {
    const { caseId, witness, accused } = await judgedCase();
    const seen = await wordsOf(caseId, ground.prosecutor);
    for (const said of [
      ...[`Count 1 against ${accused.personCode}`, "art. 120 Criminal Code", "Limitation"],
      ...["Live link", witness.personCode, "Link from Nigeria", "Calls at night"],
      ...[
        "48 months of imprisonment",
        "of these suspended: 6 months",
        "Monthly parts: 3",
        "A grey van",
        "850",
      ],
    ])
      expect(seen).toContain(said);
    expect(seen).not.toMatch(/Amara|Korbin/);
  });

  it("never prints through whom and when a person can be reached, nor the word that is said first", async () => {
    const { caseId } = await judgedCase();
    expect(await wordsOf(caseId, ground.prosecutor)).not.toMatch(/CANARY-(WORD|HOURS)/);
  });

  it("has its titles in six languages", () => {
    for (const { title } of printedSections)
      expect(new Set(langs.map((lang) => title(lang))).size).toBe(langs.length);
  });
});

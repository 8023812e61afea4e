import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findCountry } from "@palermo/vocabulary";
import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "#kernel/import";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { caselaw } from "../index.ts";
import { searchJudgments } from "../search-judgments.ts";
import { Judgment } from "../words/index.ts";
import { imported, previewed, undone } from "./builders.ts";

const shared = join(import.meta.dirname, "../../../../shared/data/caselaw");
const there = existsSync(shared);
if (!there) process.stderr.write(`SKIPPED: the published tables of case law are not in ${shared}\n`);

const unodcFile = "unodc_cldb_us_cases.csv";
const indexFile = "sherloc_tip_case_index.csv";
const casesFile = "us_federal_htd_cases.csv";
const defendantsFile = "us_federal_htd_defendants_noname.csv";

/** The rows of a file by other code than the importer's. */
function raw(file: string): Record<string, string>[] {
  return parse(readFileSync(join(shared, file)), { columns: true, bom: true });
}

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [caselaw] });
});
afterAll(() => kernel?.close());

async function office() {
  const agencyId = await kernel.openAgency();
  const editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  return { agencyId, editor };
}

async function standing(who: TestAccount, importId: string): Promise<Judgment[]> {
  return who.work(async ({ tx }) => {
    const { rows } = await sql<{ content: unknown }>`
      select content from caselaw.judgment where import_id = ${importId}::uuid and removed_at is null`.execute(
      tx,
    );
    return rows.map(({ content }) => Judgment.parse(content));
  });
}

async function published(who: TestAccount): Promise<number> {
  return (await who.call(searchJudgments, { limit: 1 })).total;
}

function shareOf(report: Report, field: string) {
  const found = report.mapped?.[field];
  if (found === undefined) throw new Error(`nothing is said of ${field}`);
  return found;
}

describe.skipIf(!there)("the published tables", () => {
  it("of UNODC give 181 records with the mapped share of each element, once, and go again", async () => {
    const { editor } = await office();
    const rows = raw(unodcFile);
    expect(rows).toHaveLength(181);
    const preview = await previewed(editor, "caselaw-unodc", { path: join(shared, unodcFile) });
    expect(preview).toMatchObject({
      rowsRead: 181,
      accepted: 181,
      rejectedCount: 0,
      creates: 181,
      records: 181,
    });
    expect(await published(editor)).toBe(0);
    const report = await imported(editor, "caselaw-unodc", { path: join(shared, unodcFile) });
    expect(report).toMatchObject({ records: 181, created: 181, updated: 0, rejectedCount: 0 });
    const told = (column: string, word: RegExp) => rows.filter((row) => word.test(row[column] ?? "")).length;
    const judgments = await standing(editor, report.importId);
    const bySource = (element: "acts" | "means" | "purposes" | "sectors", code: string) =>
      judgments.filter(
        ({ elements }) => elements.codedBy[element] === "source" && elements[element].includes(code),
      ).length;
    expect(bySource("acts", "harbouring")).toBe(told("ActsInvolved", /harbouring/i));
    expect(bySource("acts", "receipt")).toBe(told("ActsInvolved", /receipt/i));
    expect(bySource("means", "abduction")).toBe(told("MeansUsed", /abduction/i));
    expect(bySource("means", "fraud")).toBe(told("MeansUsed", /fraud/i));
    expect(bySource("purposes", "servitude")).toBe(told("ExploitativePurposes", /servitude/i));
    expect(bySource("sectors", "agriculture")).toBe(told("ExploitationSector", /agriculture/i));
    expect(judgments.filter(({ elements }) => elements.geography === "transnational")).toHaveLength(
      told("FormOfTrafficking", /transnational|international/i),
    );
    expect(judgments.filter(({ decided }) => decided !== null)).toHaveLength(
      rows.filter(({ VerdictDate = "", Link = "" }) => /\d/.test(VerdictDate) || /\/usa\/\d{4}\//.test(Link))
        .length,
    );
    expect(judgments.filter(({ facts }) => facts === undefined)).toHaveLength(
      told("FactSummary", /^No description/),
    );
    const acts = shareOf(report, "acts");
    expect(acts.mapped).toBe(judgments.filter(({ elements }) => elements.acts.length > 0).length);
    expect(acts.rows).toBe(181);
    expect(acts.share).toBeGreaterThan(0.95);
    expect(
      shareOf(report, "purposes")
        .unmapped.map(({ value }) => value)
        .sort(),
    ).toEqual([
      "Abuse of power or a position of vulnerability",
      "Threat or use of force or other forms of coercion",
    ]);
    expect(report.same).toEqual([
      expect.objectContaining({ why: "identifier", done: "added", sameAsRow: expect.any(Number) }),
    ]);
    const titles = judgments.map(({ title }) => title.text).join("\n");
    for (const claimant of ["Velez", "Adhikari", "Chellen", "Scurtu"]) expect(titles).not.toContain(claimant);
    const found = await editor.call(searchJudgments, { query: "Sabhnani", limit: 5 });
    expect(found.total).toBeGreaterThan(0);
    const again = await imported(editor, "caselaw-unodc", { path: join(shared, unodcFile) });
    expect(again).toMatchObject({ records: 181, created: 0, updated: 0 });
    expect(await published(editor)).toBe(181);
    await undone(editor, "caselaw-unodc", report.importId);
    expect(await published(editor)).toBe(0);
    expect(await standing(editor, report.importId)).toEqual([]);
  }, 300_000);

  it("of the index give 1,567 entries of 112 places; a brief that comes later fills its entry, and empties it again", async () => {
    const { editor } = await office();
    const report = await imported(editor, "caselaw-index", { path: join(shared, indexFile) });
    expect(report).toMatchObject({ rowsRead: 1567, records: 1567, created: 1567, rejectedCount: 0 });
    const judgments = await standing(editor, report.importId);
    const places = new Map<string, number>();
    for (const { page_link = "" } of raw(indexFile)) {
      const alpha3 = page_link.split("/")[6] ?? "";
      const place = alpha3 === "_irb" ? "INT" : (findCountry({ alpha3 })?.alpha2 ?? "?");
      places.set(place, (places.get(place) ?? 0) + 1);
    }
    expect(places.size).toBe(112);
    const got = new Map<string, number>();
    for (const { jurisdiction } of judgments) got.set(jurisdiction, (got.get(jurisdiction) ?? 0) + 1);
    expect(Object.fromEntries(got)).toEqual(Object.fromEntries(places));
    expect(judgments.every(({ facts }) => facts === undefined)).toBe(true);
    expect(judgments.filter(({ decided }) => decided === null)).toHaveLength(108);
    const briefs = await imported(editor, "caselaw-unodc", { path: join(shared, unodcFile) });
    expect(briefs.records).toBe(181);
    expect(briefs.updated).toBeGreaterThan(50);
    expect((briefs.created ?? 0) + (briefs.updated ?? 0)).toBeGreaterThan(175);
    expect(await published(editor)).toBe(1567 + (briefs.created ?? 0));
    await undone(editor, "caselaw-unodc", briefs.importId);
    expect((await standing(editor, report.importId)).every(({ facts }) => facts === undefined)).toBe(true);
    await undone(editor, "caselaw-index", report.importId);
    expect(await published(editor)).toBe(0);
  }, 600_000);

  it("of federal cases give 674 records, to which the second gives 1,762 defendants with charges and outcomes", async () => {
    const { editor } = await office();
    const early = await previewed(editor, "caselaw-us-federal-defendants", {
      path: join(shared, defendantsFile),
    });
    expect(early).toMatchObject({ rowsRead: 1762, accepted: 0, rejectedCount: 1762 });
    const cases = await imported(editor, "caselaw-us-federal", { path: join(shared, casesFile) });
    expect(cases).toMatchObject({ rowsRead: 674, records: 674, created: 674, rejectedCount: 0 });
    const report = await imported(editor, "caselaw-us-federal-defendants", {
      path: join(shared, defendantsFile),
    });
    expect(report).toMatchObject({ rowsRead: 1762, rejectedCount: 0, created: 0, updated: 674 });
    const judgments = await standing(editor, cases.importId);
    const defendants = judgments.flatMap((one) => one.defendants);
    const rows = raw(defendantsFile);
    expect(defendants).toHaveLength(1762);
    expect(defendants.every(({ name }) => name === undefined)).toBe(true);
    expect(defendants.filter(({ sex }) => sex === "female")).toHaveLength(
      rows.filter(({ gender }) => gender === "Female").length,
    );
    const charges = judgments.flatMap((one) => one.charges);
    const sections = rows.map(({ statute_sentence = "" }) => (statute_sentence.match(/1591/g) ?? []).length);
    const named = new Set(
      judgments.flatMap((one, at) =>
        one.charges
          .filter(({ statute }) => statute === "18 U.S.C. § 1591")
          .map(({ defendant }) => `${at} ${defendant}`),
      ),
    );
    expect(named.size).toBe(sections.filter((count) => count > 0).length);
    const restitution = rows.filter((row) => Number(row.restitution) > 0 && row.statute_sentence !== "");
    expect(charges.filter(({ sentence }) => sentence?.compensation !== undefined)).toHaveLength(
      restitution.length,
    );
    await undone(editor, "caselaw-us-federal-defendants", report.importId);
    expect((await standing(editor, cases.importId)).flatMap((one) => one.defendants)).toEqual([]);
    await undone(editor, "caselaw-us-federal", cases.importId);
    expect(await published(editor)).toBe(0);
  }, 600_000);
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { NAME_THRESHOLD, nameSimilarity, normaliseName, searchTokenGroups, searchTokens } from "./index.ts";

/** Public name data beside the repository; it never ships with the product. */
const DATA = join(import.meta.dirname, "../../../shared/data/names");
const present = existsSync(DATA);
if (!present) console.info(`names-bench skipped: no data in ${DATA}`);

interface Case {
  left: string;
  right: string;
  truth: boolean;
  similarity: number | undefined;
  crossScript: boolean;
}

function readCases(): Case[] {
  const text = readFileSync(join(DATA, "opensanctions_name_bench_cases.csv"));
  const rows: Record<string, string>[] = parse(text, { columns: true, relax_column_count: true });
  return rows.map(({ name1: left = "", name2: right = "", schema, is_match }) => {
    const kind = schema === "Person" ? "person" : "organisation";
    const [a, b] = [normaliseName(left, { kind }), normaliseName(right, { kind })];
    return {
      left,
      right,
      truth: is_match === "true",
      similarity: nameSimilarity(a, b),
      crossScript: a.script !== b.script,
    };
  });
}

/** Pairs of a tab-separated file of name parts, Latin first; parts with figures or abbreviations are left out. */
function readPairs(file: string, latinColumn: 0 | 1): [string, string][] {
  const lines = readFileSync(join(DATA, file), "utf8").trim().split("\n").slice(0, 3000);
  return lines.flatMap((line): [string, string][] => {
    const columns = line.split("\t");
    const latin = columns[latinColumn] ?? "";
    const other = (columns[1 - latinColumn] ?? "").replaceAll(" ", "");
    return latin.length > 2 && other !== "" && !/[.\d]/.test(latin + other) ? [[latin, other]] : [];
  });
}

function score(cases: readonly Case[]): { precision: number; recall: number; f1: number } {
  const found = cases.filter((row) => (row.similarity ?? 0) >= NAME_THRESHOLD);
  const right = found.filter((row) => row.truth).length;
  const precision = right / found.length;
  const recall = right / cases.filter((row) => row.truth).length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

const shares = (count: number, of: number) => Math.round((count / of) * 10_000) / 10_000;

describe.skipIf(!present)("public name pairs (OpenSanctions name bench)", () => {
  const cases = present ? readCases() : [];

  it("reaches F1 0.82 at one threshold, on all pairs and on each half", () => {
    const halves = [0, 1].map((half) => score(cases.filter((_, index) => index % 2 === half)).f1);
    const all = score(cases);
    console.info("name bench", cases.length, all, "halves", halves);
    expect(cases.length).toBe(826);
    expect(all.f1).toBeGreaterThanOrEqual(0.86);
    for (const half of halves) expect(half).toBeGreaterThanOrEqual(0.82);
  });

  it("finds 0.88 of the pairs in two scripts, none of them falsely", () => {
    const across = cases.filter((row) => row.crossScript);
    const { precision, recall } = score(across);
    console.info("two scripts", across.length, { precision, recall });
    expect(recall).toBeGreaterThanOrEqual(0.88);
    expect(precision).toBe(1);
  });

  it("finds nothing between scripts that cannot be compared", () => {
    const unreadable = ["ᠮᠣᠩᠭᠣᠯ", "𐌰𐍄𐍄𐌰", "ꦗꦮ", "ⵜⵉⴼⵉⵏⴰⵖ"];
    for (const { left } of cases)
      for (const other of unreadable) expect(nameSimilarity(left, other)).toBeUndefined();
  });
});

describe.skipIf(!present)("name parts in two scripts (Wikidata, Google)", () => {
  it.each([
    ["wd_arabic_dev.tsv", 0, 0.92, 0.006],
    ["google_ar2en_eval.tsv", 1, 0.95, 0.006],
    ["wd_russian_dev.tsv", 0, 0.93, 0.003],
    ["wd_chinese_dev.tsv", 0, 0.78, 0.01],
  ] as const)("%s", (file, latinColumn, least, most) => {
    const pairs = readPairs(file, latinColumn);
    const others = pairs.map((_, index) => pairs[(index * 31 + 17) % pairs.length]?.[1] ?? "");
    const hits = pairs.filter(([left, right]) => (nameSimilarity(left, right) ?? 0) >= NAME_THRESHOLD).length;
    const wrong = pairs.filter(
      ([left, right], index) =>
        right !== others[index] && (nameSimilarity(left, others[index] ?? "") ?? 0) >= NAME_THRESHOLD,
    ).length;
    const [recall, falsePositive] = [shares(hits, pairs.length), shares(wrong, pairs.length)];
    console.info(file, pairs.length, { recall, falsePositive });
    expect(recall).toBeGreaterThanOrEqual(least);
    expect(falsePositive).toBeLessThanOrEqual(most);
  });

  it("reads every Chinese character of the file", () => {
    const text = readFileSync(join(DATA, "wd_chinese_dev.tsv"), "utf8");
    const characters = [...new Set(text.match(/\p{Script=Han}/gu) ?? [])];
    const read = characters.filter((character) => normaliseName(character).tokens[0]?.latin !== "");
    console.info("Chinese characters", characters.length, "read", read.length);
    expect(read.length / characters.length).toBeGreaterThanOrEqual(0.995);
  });
});

describe.skipIf(!present)("search keys", () => {
  it("meet for name parts in two scripts, rarely for unrelated names", () => {
    const pairs = [...readPairs("wd_arabic_dev.tsv", 0), ...readPairs("wd_russian_dev.tsv", 0)];
    const meets = (left: readonly string[], right: readonly string[]) =>
      left.some((key) => right.includes(key));
    const keys = pairs.map(([left, right]) => [searchTokens(left), searchTokens(right)] as const);
    const found = keys.filter(([left, right]) => meets(left, right)).length;
    const chance = keys.filter(([left], index) => {
      const other = keys[(index * 37 + 11) % keys.length];
      return other !== undefined && other !== keys[index] && meets(left, other[1]);
    }).length;
    const full = pairs.map(([left], index) => `${left} ${pairs[(index * 13 + 5) % pairs.length]?.[0] ?? ""}`);
    const groups = full.map((name) => searchTokenGroups(name));
    const all = full.map((name) => searchTokens(name));
    let whole = 0;
    for (const [index, group] of groups.entries()) {
      const other = (index * 29 + 3) % full.length;
      if (other !== index && group.every((part) => meets(part, all[other] ?? []))) whole += 1;
    }
    const [recall, one, every] = [
      shares(found, keys.length),
      shares(chance, keys.length),
      shares(whole, full.length),
    ];
    console.info("search keys", keys.length, { recall, unrelatedOnePart: one, unrelatedWholeName: every });
    expect(recall).toBeGreaterThanOrEqual(0.84);
    expect(one).toBeLessThanOrEqual(0.003);
    expect(every).toBeLessThanOrEqual(0.0005);
  });
});

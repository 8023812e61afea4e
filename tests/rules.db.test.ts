import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * Reads `docs/rules.md`: every rule of practice that a built module touches, and every threat, stands there in Palermo's
 * own words with what proves it. (Beside the database tests, since whole-product tests run in that stage.)
 */
const letterOf: Readonly<Record<string, string>> = {
  kernel: "X",
  screening: "S",
  referral: "R",
  casefile: "C",
  court: "K",
  network: "N",
  returns: "B",
  caselaw: "L",
  statistics: "M",
  programme: "P",
};
/** How many rules each letter has. */
const last: Readonly<Record<string, number>> = {
  X: 8,
  S: 14,
  R: 3,
  C: 9,
  K: 7,
  N: 9,
  B: 8,
  L: 5,
  M: 5,
  P: 9,
};

type Rule = {
  readonly id: string;
  readonly words: string;
  proofs: string[];
  looks: string[];
  later: string[];
};

function readRules(): Rule[] {
  const rules: Rule[] = [];
  for (const line of readFileSync("docs/rules.md", "utf8").split("\n")) {
    const head = /^- \*\*([A-Za-z0-9 -]+)\*\* (.+)$/.exec(line);
    if (head) rules.push({ id: head[1] ?? "", words: head[2] ?? "", proofs: [], looks: [], later: [] });
    const note = /^ {2}- (proof|looked at|later): (.+)$/.exec(line);
    const rule = rules.at(-1);
    if (!note || !rule) continue;
    const list = note[1] === "proof" ? rule.proofs : note[1] === "later" ? rule.later : rule.looks;
    list.push(note[2] ?? "");
  }
  return rules;
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules") return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return /\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const call = /\b(?:test|it|describe)(?:\.\w+)*(?:\([^"'`)]*\))?\(\s*(["'`])((?:(?!\1)[^\n\\])+)\1/g;

/** The titles of all tests, as they stand in the files. */
function titles(): Set<string> {
  const files = ["kernel", "modules", "packages", "tests", "bin", "web"].flatMap(testFiles);
  const found = new Set<string>();
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    for (const [, , title] of text.matchAll(call)) found.add(title ?? "");
  }
  return found;
}

const rules = readRules();
const known = titles();

describe("docs/rules.md", () => {
  test("[rules] has every rule of the kernel and of each module that is built, once", () => {
    const built = [
      "kernel",
      ...readdirSync("modules").filter((name) => statSync(join("modules", name)).isDirectory()),
    ];
    const ids = rules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const part of built) {
      const letter = letterOf[part];
      if (letter === undefined) continue;
      for (let number = 1; number <= (last[letter] ?? 0); number += 1)
        expect(ids, part).toContain(`${letter}${number}`);
    }
  });

  test("[rules] says for each what proves it, who looks and when, or what it waits for", () => {
    for (const { id, proofs, looks, later } of rules) {
      expect(proofs.length + looks.length + later.length, id).toBeGreaterThan(0);
      for (const look of looks)
        expect(look, `${id}: who and when`).toMatch(/, (before|at|each|every|once|when) /);
      for (const wait of later) expect(wait, `${id}: with what it comes`).toMatch(/\bwith\b|\bafter\b/);
    }
  });

  test("[rules] names tests that exist; the title of a rule's test carries its id", () => {
    const missing: string[] = [];
    for (const { id, proofs } of rules) {
      for (const proof of proofs) {
        if (!known.has(proof)) missing.push(`${id}: ${proof}`);
        if (/^[A-Z]\d+$/.test(id) && !proof.startsWith(`[${id}]`))
          missing.push(`${id} is not in the title: ${proof}`);
      }
    }
    expect(missing).toEqual([]);
  });

  test("[rules] knows every rule id that a test's title carries", () => {
    const ids = new Set(rules.map((rule) => rule.id));
    const carried = [...known].flatMap((title) => /^\[([XSRCKNBLMP]\d+)\]/.exec(title)?.[1] ?? []);
    expect(carried.length).toBeGreaterThan(10);
    for (const id of carried) expect(ids, id).toContain(id);
  });
});

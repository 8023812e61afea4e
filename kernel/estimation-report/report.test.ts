import { type HistoryTable, readHistories } from "@palermo/mse";
import { beforeAll, describe, expect, test } from "vitest";
import { langs } from "../i18n/index.ts";
import { estimationPdf, reportBlocks } from "./estimation-pdf.ts";
import { type Findings, findAll } from "./findings.ts";
import { sayIn } from "./text.ts";

function tablesOf(text: string): readonly HistoryTable[] {
  const reading = readHistories(text);
  if (!reading.ok) throw new Error("The test's own table is wrong.");
  return reading.tables;
}

const histories = "1,0,0,120\n0,1,0,95\n0,0,1,140\n1,1,0,22\n1,0,1,18\n0,1,1,9\n1,1,1,4\n";
const quick = { replicates: 40, burnIn: 100, kept: 200, workers: 1 };

/** Names with signs of markup, which have to stay letters. */
let three: Findings;
beforeAll(async () => {
  three = await findAll(tablesOf(`NGO <b>&,"Po""lice",Border,count\n${histories}`), quick);
}, 60_000);

const textsOf = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
};

describe("report of an estimation", () => {
  test("shows every method beside the others, with limits", () => {
    const methods = three.answers.map(({ method }) => method);
    expect(methods).toEqual(["main", "pairs", "stepwise", "bic", "dga", "lcmcr", "threshold", "chao"]);
    for (const { estimate, interval } of three.answers) {
      expect(estimate).toBeGreaterThan(408);
      expect(interval?.low).toBeLessThan(estimate ?? 0);
      expect(interval?.high).toBeGreaterThan(estimate ?? 0);
    }
  });

  test("the same table and seed give the same figures whatever the workers", async () => {
    const again = await findAll([three.table], { ...quick, workers: 3 });
    expect(again.answers).toEqual(three.answers);
  }, 60_000);

  test.each(langs)("in %s no text is missing and every place for a value is filled", (lang) => {
    const blocks = reportBlocks(sayIn(lang), three, "Palermo");
    for (const text of textsOf(blocks)) expect(text).not.toMatch(/\{\{|undefined|NaN/);
    const headings = blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
    expect(headings).toHaveLength(10);
  });

  test.each(["ar", "zh", "ru"] as const)("in %s no English word is left", (lang) => {
    const own = new Set(["NGO", "Border", "Palermo", "BIC", "Chao", "Chapman"]);
    const blocks = reportBlocks(sayIn(lang), three, "Palermo").filter(({ kind }) => kind !== "source");
    const shown = blocks.map((block) => (block.kind === "picture" ? { ...block, picture: null } : block));
    const words = textsOf(shown.map(({ kind: _kind, ...rest }) => rest)).flatMap(
      (text) => text.match(/[A-Za-z]{4,}/g) ?? [],
    );
    const left = words.filter((word) => !own.has(word) && !["start", 'Po"lice', "lice"].includes(word));
    expect(left).toEqual([]);
  });

  test("names of lists stay letters in drawings", () => {
    const drawings = textsOf(reportBlocks(sayIn("en"), three, "Palermo")).filter((text) =>
      text.startsWith("<svg"),
    );
    expect(drawings).toHaveLength(4);
    for (const svg of drawings) expect(svg).not.toMatch(/<b>|&(?!#)/);
    expect(drawings.some((svg) => svg.includes("NGO &#60;b&#62;&#38;"))).toBe(true);
  });

  test("becomes an archive PDF", async () => {
    const made = await estimationPdf(three, {
      lang: "ar",
      date: new Date(0),
      about: "t.csv",
      version: "Palermo",
    });
    expect(made.standard).toBe("PDF/A-2b");
    expect(made.simplified).toBe(false);
    expect(made.pages).toBeGreaterThan(3);
    expect(made.pdf.subarray(0, 5).toString()).toBe("%PDF-");
  }, 60_000);

  test("says what speaks against tables from which nothing follows", async () => {
    const apart = await findAll(tablesOf("A,B,C,count\n1,0,0,30\n0,1,0,20\n0,0,1,10\n"), quick);
    expect(apart.answers.find(({ method }) => method === "stepwise")).toMatchObject({ estimate: null });
    const texts = textsOf(reportBlocks(sayIn("en"), apart, "Palermo"));
    expect(texts).toContain("Nobody is on two lists: nothing can be estimated.");
    const two = await findAll(tablesOf("A,B,count\n1,0,30\n0,1,20\n1,1,10\n"), quick);
    expect(two.answers.map(({ method }) => method)).toEqual(["main", "pairs", "chao"]);
    expect(textsOf(reportBlocks(sayIn("en"), two, "Palermo")).join()).toMatch(/two lists only/);
  }, 60_000);

  test("repeats the estimate over the draws of a linkage and says what comes from it", async () => {
    const rows = [1, 2, 3].flatMap((draw) =>
      histories
        .trim()
        .split("\n")
        .map((row) => row.replace(/(\d+)$/, (count) => `${Number(count) + 3 * draw},${draw}`)),
    );
    const found = await findAll(tablesOf(`A,B,C,count,draw\n${rows.join("\n")}\n`), quick);
    expect(found.draws?.interval).toMatchObject({ draws: 3 });
    expect(textsOf(reportBlocks(sayIn("en"), found, "Palermo")).join()).toMatch(/drawn 3 times/);
  }, 60_000);

  test("tells how far it is and ends when it is cancelled", async () => {
    const stop = new AbortController();
    const told: number[] = [];
    const running = findAll([three.table], {
      ...quick,
      kept: 1_000_000,
      signal: stop.signal,
      onProgress(done, all) {
        told.push(done / all);
        if (done / all > 0.6) stop.abort(new Error("enough"));
      },
    });
    await expect(running).rejects.toThrow("enough");
    expect([...told].sort((one, other) => one - other)).toEqual(told);
  }, 60_000);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, Failure, UsageError } from "../../lib/command.ts";
import { mse } from "../mse.ts";

const TABLE =
  "A,B,C,D,count\n1,0,0,0,120\n0,1,0,0,95\n0,0,1,0,140\n0,0,0,1,60\n1,1,0,0,22\n1,0,1,0,18\n0,1,1,0,9\n0,0,1,1,11\n1,1,1,0,4\n";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "palermo-mse-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(text: string, name = "table.csv"): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function run(words: string[], values: Record<string, string> = {}): Promise<Answer> {
  const config = () => {
    throw new Error("no database is needed");
  };
  return mse.run({ words, values, config, say: () => {} });
}

const json = async (words: string[], values: Record<string, string> = {}) =>
  (await run(words, values)).json as Record<string, unknown> & {
    interval: Record<string, unknown> | null;
    warnings: { code: string; text: string }[];
  };

describe("palermo mse estimate", () => {
  it("answers with its keys, and the same answer for the same seed whatever the workers", async () => {
    const file = fileWith(TABLE);
    const options = { method: "stepwise", bootstrap: "60", seed: "4" };
    const one = await json(["estimate", file], { ...options, workers: "1" });
    expect(Object.keys(one)).toEqual(
      "observed,lists,estimate,hidden,model,existence,interval,bic,aic,deviance,minusInfinity,failedReplicates,warnings,seconds".split(
        ",",
      ),
    );
    expect(one.interval).toMatchObject({ level: 0.95, method: "bca", replicates: 60, seed: 4 });
    const two = await json(["estimate", file], { ...options, workers: "2" });
    expect({ ...two, seconds: 0 }).toEqual({ ...one, seconds: 0 });
  });

  it.each(["main", "pairs", "bic", "downhill", "chao"])("knows the method %s", async (method) => {
    const found = await json(["estimate", fileWith(TABLE)], { method, bootstrap: "0" });
    expect(found.estimate).toBeGreaterThan(479);
    expect(found.interval).toMatchObject({ level: 0.95, method: method === "chao" ? "chao" : "wald" });
    expect((await run(["estimate", fileWith(TABLE)], { method, bootstrap: "0" })).text).toMatch(/Estimate/);
  });

  it("takes a model by its name", async () => {
    const found = await json(["estimate", fileWith(TABLE)], { model: "[12,14]" });
    expect(found).toMatchObject({ model: "[12,14,3]", minusInfinity: ["A:D"], existence: 0 });
  });

  it("says why there is no number, and ends well", async () => {
    const answer = await run(["estimate", fileWith("A,B,C,count\n1,0,0,9\n0,1,0,8\n0,0,1,7\n")], {});
    expect(answer.code ?? 0).toBe(0);
    expect(answer.json).toMatchObject({
      estimate: null,
      hidden: null,
      interval: null,
      existence: 1,
      reason: { code: "no-estimate", text: expect.stringMatching(/No maximum likelihood estimate/) },
    });
    expect(answer.text).toMatch(/Nobody is on two lists/);
  });

  it("says what is feasible with twelve lists", async () => {
    const names = Array.from({ length: 12 }, (_, list) => `L${list + 1}`);
    const rows = names.map((_, at) => `${names.map((_one, list) => (list === at ? 1 : 0))},30`);
    const pairs = names
      .slice(1)
      .map((_, at) => `${names.map((_one, list) => (list === at || list === at + 1 ? 1 : 0))},4`);
    const file = fileWith(`${names},count\n${rows.join("\n")}\n${pairs.join("\n")}\n`);
    const found = await json(["estimate", file], { method: "bic" });
    expect(found).toMatchObject({ estimate: null, reason: { code: "not-feasible" } });
    expect(found.warnings.at(-1)?.text).toMatch(/stepwise or downhill/);
    expect((await json(["estimate", file], { bootstrap: "0" })).estimate).toBeGreaterThan(404);
  });

  it("repeats the estimate over draws of a linkage, and says what comes from it", async () => {
    const draws = [18, 25, 40].map((both, draw) =>
      TABLE.split("\n")
        .slice(1, -1)
        .map((line) => `${draw},${line.replace("1,1,0,0,22", `1,1,0,0,${both}`)}`)
        .join("\n"),
    );
    const file = fileWith(`draw,A,B,C,D,count\n${draws.join("\n")}\n`);
    const found = await json(["overlap", file], { method: "main", bootstrap: "90" });
    expect(found.interval).toMatchObject({ method: "draws-percentile", draws: 3, replicates: 90 });
    expect(found.interval?.fromLinkage).toBeGreaterThan(0.2);
    const chao = await json(["estimate", file], { method: "chao" });
    expect(chao.interval).toMatchObject({ method: "draws-normal", draws: 3 });
    expect(chao.interval?.low).toBeGreaterThan(400);
  });
});

describe("palermo mse check and overlap", () => {
  it("checks a table", async () => {
    const answer = await run(["check", fileWith(TABLE)]);
    const found = answer.json as { thresholds: unknown[]; zeroPairs: string[]; assumption: string };
    expect([found.thresholds.length, found.zeroPairs]).toEqual([7, ["A:D", "B:D"]]);
    expect(answer.text).toContain(found.assumption);
    expect(answer.text).toContain("without A");
  });

  it("builds the table of lists with a common id, and reads it back", async () => {
    const files = [
      fileWith("id,town\np,x\nq,y\n", "police.csv"),
      fileWith("ID\nq\nr\n", "ngo.csv"),
      fileWith("id\nq\n", "border.csv"),
    ];
    const out = join(folder, "table-out.csv");
    const answer = await run(["overlap", ...files], { out });
    expect(answer.json).toEqual({
      observed: 3,
      lists: ["police", "ngo", "border"],
      histories: [
        { lists: ["police"], count: 1 },
        { lists: ["ngo"], count: 1 },
        { lists: ["police", "ngo", "border"], count: 1 },
      ],
    });
    expect((await run(["overlap", out])).json).toEqual(answer.json);
    expect(readFileSync(out, "utf8")).toBe("police,ngo,border,count\n1,0,0,1\n0,1,0,1\n1,1,1,1\n");
  });
});

describe("what palermo mse refuses", () => {
  it.each([
    ["A,B,count\n1,0,3\n0,0,5\n", /row 3, column count: found 5/],
    ["A,B,count\n1,0,1.5\n", /found 1.5, expected a whole number/],
    ["A,B,count\n1,0,3000000000\n", /at most 2147483647/],
    ["id,A,B\np,1,0\np,0,1\n", /row 3, column id: found "p"/],
    ["A,count\n1,3\n", /at least 2 lists/],
  ])("%j", async (text, sentence) => {
    const refused = run(["estimate", fileWith(text)]);
    await expect(refused).rejects.toThrow(Failure);
    await expect(refused).rejects.toThrow(sentence);
  });

  it.each([
    [{ method: "magic" }, /--method magic: expected one of main/],
    [{ seed: "-1" }, /--seed -1: expected a whole number from 0/],
    [{ bootstrap: "1.5" }, /--bootstrap 1.5: expected a whole number/],
    [{ threshold: "2" }, /--threshold 2: expected a number from 0 to 1/],
    [{ model: "[15]" }, /--model \[15\]: expected terms of the lists 1 to 4/],
    [{ model: "[12]", method: "bic" }, /--model names the model itself/],
  ])("%j", async (values, sentence) => {
    const refused = run(["estimate", fileWith(TABLE)], values);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(sentence);
  });

  it("a file that is not there, and a word that it does not know", async () => {
    await expect(run(["estimate", join(folder, "nowhere.csv")])).rejects.toThrow(/There is no file/);
    await expect(run(["guess", "x"])).rejects.toThrow(/Expected one of estimate, check, overlap/);
  });
});

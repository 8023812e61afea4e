/**
 * The study of docs/studies/undetected.md: draws known populations and counts how often the limits of each method hold the
 * truth. `node bench/mse/study.ts [--runs R] [--seed S] [--only NAME] [--out FILE]` prints Markdown tables; with `--out` the
 * part of that file between the two marks is replaced. The same runs and seed give the same figures.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { coverageOf } from "./study/coverage.ts";
import { populations } from "./study/populations.ts";
import { coverageTable } from "./study/tables.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    out: { type: "string" },
  },
});
const [begin, end] = ["<!-- figures: made by bench/mse/study.ts -->", "<!-- end of figures -->"];
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed) || seed < 0) {
  throw new RangeError(
    `Expected whole numbers for --runs and --seed, and found ${values.runs} and ${values.seed}.`,
  );
}
const effort = { replicates: 200, sweeps: 4000, draws: 800 };
const chosen = populations.filter(({ name }) => values.only === undefined || name === values.only);
const tables = chosen.map((population) => {
  const onRun = (done: number) => {
    if (done % 20 === 0) process.stderr.write(`${population.name}: ${done} of ${runs}\n`);
  };
  const table = coverageTable(population, coverageOf(population, { runs, seed, effort, onRun }));
  process.stdout.write(`${table}\n\n`);
  return table;
});
if (values.out !== undefined) {
  const text = readFileSync(values.out, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${values.out} lacks the marks ${begin} and ${end}.`);
  writeFileSync(
    values.out,
    `${text.slice(0, from + begin.length)}\n\n${tables.join("\n\n")}\n\n${text.slice(to)}`,
  );
}

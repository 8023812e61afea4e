import { auditTable } from "./audit/audit-table.ts";
import { relationsOf } from "./audit/figures.ts";
import { optimumOf } from "./audit/optimum.ts";
import { categories, randomCounts, seeded, withMargins } from "./builders.ts";
import { protectTable } from "./table/protect-table.ts";

/** Speed and loss: `node packages/disclosure/protect.bench.ts [--smoke]`. */
const smoke = process.argv.includes("--smoke");

function speed(sizes: readonly number[], mean: number): void {
  const counts = randomCounts({ sizes, mean, zeros: 0.05, spread: 0.75 }, seeded(7));
  const dimensions = sizes.map(categories);
  const times: number[] = [];
  let table = protectTable({ dimensions, counts });
  for (let run = 0; run < (counts.length > 20_000 || smoke ? 1 : 7); run++) {
    table = protectTable({ dimensions, counts });
    times.push(table.report.ms);
  }
  times.sort((a, b) => a - b);
  const { primary, secondary, method, cleaned } = table.report;
  const total = Number.isNaN(table.values.at(-1)) ? "hidden" : "shown";
  const median = (times[times.length >> 1] ?? 0).toFixed(0);
  console.log(
    `${sizes.join(" × ")}  ${counts.length} cells  mean ${mean}  primary ${primary}  secondary ${secondary}  ` +
      `${median} ms  ${method}${cleaned ? "" : ", clean-up cut short"}, total ${total}`,
  );
}

async function loss(rank: number, seed: number): Promise<void> {
  const random = seeded(seed);
  let mine = 0;
  let least = 0;
  const ratios: number[] = [];
  for (let n = 0; n < (smoke ? 4 : 80); n++) {
    const sizes = Array.from({ length: rank }, () => 2 + Math.floor(random() * (rank === 2 ? 5 : 2.5)));
    const shape = { sizes, mean: [8, 15, 30, 60][n % 4] ?? 8, zeros: n % 3 === 0 ? 0.2 : 0, spread: 0.6 };
    const counts = randomCounts(shape, random);
    const table = protectTable({ dimensions: sizes.map(categories), counts });
    const { primary, suppressedValue, secondaryValue } = table.report;
    if (primary === 0 || primary > 12) continue;
    const problem = {
      relations: relationsOf(table),
      counts: withMargins(sizes, counts),
      k: 11,
      protection: 10,
    };
    const optimum = await optimumOf({ ...problem, zerosShown: true, timeLimit: 20 });
    if (!optimum.proven) continue;
    const best = suppressedValue - secondaryValue + optimum.secondaryValue;
    mine += suppressedValue;
    least += best;
    ratios.push(suppressedValue / best);
  }
  ratios.sort((a, b) => a - b);
  const at = (share: number): string => (ratios[Math.floor(share * (ratios.length - 1))] ?? 1).toFixed(3);
  console.log(
    `loss, ${rank} dimensions, ${ratios.length} tables: ${(mine / least).toFixed(3)} of the optimum in sum; ` +
      `median ${at(0.5)}, 90 % ${at(0.9)}, worst ${at(1)}`,
  );
}

async function attack(tables: number): Promise<void> {
  const random = seeded(99);
  let violations = 0;
  const started = performance.now();
  for (let n = 0; n < tables; n++) {
    const sizes = Array.from({ length: 2 + (n % 2) }, () => 2 + Math.floor(random() * (n % 2 ? 5 : 9)));
    const shape = { sizes, mean: [2, 6, 15, 50][n % 4] ?? 2, zeros: (n % 3) / 4, spread: (n % 5) / 4 };
    const counts = randomCounts(shape, random);
    const table = protectTable({
      dimensions: sizes.map(categories),
      counts,
      showZero: n % 4 !== 0,
      maxSteps: 200_000,
    });
    const report = await auditTable(table, { truth: withMargins(sizes, counts) });
    violations += report.violations.length;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`audit: ${violations} violations in ${tables} linked two- and three-way tables, ${seconds} s`);
}

speed([10, 10, 10], 20);
speed([17, 17, 17], 30);
speed([17, 17, 17], 100);
speed([17, 17, 17], 3);
speed([2, 5, 12, 40], 10);
if (!smoke) {
  speed([300, 333], 20);
  speed([46, 46, 46], 20);
  speed([18, 18, 18, 17], 15);
  speed([18, 18, 18, 17], 1);
}
await attack(smoke ? 20 : 500);
await loss(2, 11);
await loss(3, 12);

/** Multiple systems estimation beside the reference programs: the same figures, and processor time beside theirs. */
import { loadavg } from "node:os";
import { holds, isSmoke, report } from "./lib/report.ts";
import { bayesFigures } from "./mse/bayes.ts";
import { likelihoodFigures } from "./mse/likelihood.ts";

const smoke = isSmoke();
const load = loadavg()[0] ?? 0;
const figures = [...likelihoodFigures(smoke), ...bayesFigures(smoke)];
if (figures.length === 0) process.stdout.write("Skipped: no reference figures beside the repository.\n");
report("mse", {
  smoke,
  figures: [...figures, { what: "load of the machine before", value: load, unit: "" }],
  packages: [],
});
if (!smoke && !figures.every(holds)) process.exitCode = 1;

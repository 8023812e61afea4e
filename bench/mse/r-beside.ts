import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Figure } from "../lib/report.ts";

/** One thing that R's packages are asked to do on a table: its expression in R over `counts`, a row for each history. */
type Task = { readonly what: string; readonly package: string; readonly expression: string };

const replicates = 100;

/** The same work as the rows of the issue names, where it takes R seconds and not minutes. */
const tasks: readonly Task[] = [
  {
    what: `SparseMSE: stepwise bootstrap, B = ${replicates}`,
    package: "SparseMSE",
    expression: `SparseMSE::estimatepopulation(counts, nboot = ${replicates}, pthresh = 0.02, iseed = 1)`,
  },
  {
    what: "Rcapture: all models to order 2",
    package: "Rcapture",
    expression: "Rcapture::closedpMS.t(counts, dfreq = TRUE, maxorder = 2)",
  },
];

const Said = z.array(
  z.object({ what: z.string(), seconds: z.number().nullable(), error: z.string().nullable() }),
);

/** R program that does each task and prints seconds as JSON; what is not installed or fails says so and stops nothing. */
function programOf(csv: string): string {
  const runs = tasks.map(
    ({ what, package: name, expression }) => `
  said <- c(said, list(tryCatch({
    if (!requireNamespace(${JSON.stringify(name)}, quietly = TRUE)) stop("not installed")
    began <- proc.time()[["elapsed"]]
    invisible(${expression})
    sprintf('{"what":%s,"seconds":%f,"error":null}', ${JSON.stringify(JSON.stringify(what))}, proc.time()[["elapsed"]] - began)
  }, error = function(e) sprintf('{"what":%s,"seconds":null,"error":"%s"}', ${JSON.stringify(JSON.stringify(what))}, gsub('["\\\\\\\\]', "", conditionMessage(e))))))`,
  );
  return `counts <- as.matrix(read.csv(${JSON.stringify(csv)}))\nsaid <- list()\n${runs.join("\n")}\ncat(paste0("[", paste(said, collapse = ","), "]"))\n`;
}

/**
 * Seconds that R's packages take beside ours on this machine, where `Rscript` and they are installed; none otherwise, and
 * the stored figures of the reference stand alone. `program` is the R to run.
 */
export function rBeside(name: string, text: string, program = "Rscript"): readonly Figure[] {
  if (spawnSync(program, ["--version"], { timeout: 20_000 }).status !== 0) return [];
  const folder = mkdtempSync(join(tmpdir(), "palermo-r-"));
  try {
    const csv = join(folder, "table.csv");
    const script = join(folder, "beside.R");
    writeFileSync(csv, text);
    writeFileSync(script, programOf(csv));
    const { stdout, stderr } = spawnSync(program, [script], { encoding: "utf8", timeout: 1_800_000 });
    const read = Said.safeParse(parsed(stdout));
    if (!read.success) {
      process.stdout.write(`R is here, and said nothing that can be read: ${stderr.slice(-300)}\n`);
      return [];
    }
    return read.data.flatMap(({ what, seconds, error }) => {
      if (seconds === null) process.stdout.write(`R, ${what}: ${error ?? "no answer"}\n`);
      return seconds === null ? [] : [{ what: `R beside it, ${what}, ${name}`, value: seconds, unit: "s" }];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

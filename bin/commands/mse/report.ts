import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { estimationPdf, findAll } from "#kernel/estimation-report";
import { isLang, langs } from "#kernel/i18n";
import { ReportProblem, reportProblemText } from "#kernel/report";
import { type Answer, type Call, Failure, oneWord, textOption, UsageError } from "../../lib/command.ts";
import { fileOf, projectFolder } from "../../lib/folders.ts";
import { optionsOf, tablesOf } from "../../lib/mse-file.ts";

/** How often a long computation says how far it is. */
const EVERY_MS = 2000;

/** `mse report FILE --out report.pdf`: every method and diagnostic on one table, as a PDF in one of the six languages. */
export async function reportFile(call: Call): Promise<Answer> {
  const name = oneWord(call, "a file");
  const lang = textOption(call.values, "lang") ?? "en";
  if (!isLang(lang)) throw new UsageError(`--lang ${lang}: expected one of ${langs.join(", ")}.`);
  const out = textOption(call.values, "out");
  if (out === undefined) throw new UsageError("Expected --out with the name of the PDF.");
  for (const option of ["method", "model", "threshold", "max-order"]) {
    if (call.values[option] !== undefined)
      throw new UsageError(`--${option} does not go with a report: it shows every method.`);
  }
  const { tables } = tablesOf(name);
  const { replicates, seed, workers } = optionsOf(call.values, tables[0]?.lists.length ?? 0);
  const findings = await findAll(tables, {
    ...(replicates === undefined ? {} : { replicates }),
    ...(seed === undefined ? {} : { seed }),
    ...(workers === undefined ? {} : { workers }),
    onProgress: teller(call),
  });
  try {
    const about = basename(name);
    const { pdf, pages } = await estimationPdf(findings, {
      lang,
      date: new Date(),
      about,
      version: programName(),
    });
    writeFileSync(fileOf(out), pdf, { mode: 0o600 });
    const json = {
      file: fileOf(out),
      pages,
      lang,
      seed: findings.seed,
      replicates: findings.replicates,
      estimates: findings.answers.map(({ method, estimate, interval, model, existence }) => ({
        method,
        estimate,
        interval,
        model,
        existence,
      })),
    };
    return { json, text: `Wrote ${fileOf(out)} (${pages} pages).` };
  } catch (error) {
    if (error instanceof ReportProblem) throw new Failure(error.code, reportProblemText("en", error));
    if (error instanceof Error && "syscall" in error)
      throw new Failure("not-written", `${fileOf(out)}: ${error.message}.`);
    throw error;
  }
}

function programName(): string {
  const text: unknown = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"));
  const version = typeof text === "object" && text !== null && "version" in text ? String(text.version) : "";
  return `Palermo ${version}`;
}

function teller(call: Call): (done: number, all: number) => void {
  let told = performance.now();
  return (done, all) => {
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    call.say(`  ${Math.floor((100 * done) / all)} %`);
  };
}

import { existsSync, readFileSync, statSync } from "node:fs";
import { type HistoryTable, parseModel, readHistories, type TableTrouble, troubleText } from "@palermo/mse";
import { type EstimateOptions, METHODS, type Method } from "#kernel/estimation";
import { Failure, textOption, UsageError, type Values } from "./command.ts";
import { fileOf } from "./folders.ts";

/** Largest file that is read: tables of histories are small, and a row per person is a few bytes. */
const LARGEST = 256 * 2 ** 20;

/** Text of a file named by the person. Throws `Failure`. */
export function textOf(name: string): string {
  const file = fileOf(name);
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new Failure("no-file", `There is no file ${file}.`);
  }
  if (statSync(file).size > LARGEST) {
    throw new Failure("file-too-large", `${file}: expected at most ${LARGEST / 2 ** 20} MiB.`);
  }
  return readFileSync(file, "utf8");
}

/** One table, or one for each draw of a linkage. Throws `Failure` with everything that is wrong with the file. */
export function tablesOf(name: string): { tables: readonly HistoryTable[]; drawn: boolean } {
  const reading = readHistories(textOf(name));
  if (!reading.ok) throw badTable(name, reading.troubles);
  return { tables: reading.tables, drawn: reading.draws !== null };
}

export function badTable(name: string, troubles: readonly TableTrouble[]): Failure {
  const lines = troubles.map(troubleText);
  return new Failure("bad-table", `${name}: ${lines.join("\n  ")}.`, troubles);
}

/** The options of an estimate. Throws `UsageError` naming the option, its value and what was expected. */
export function optionsOf(values: Values, lists: number): EstimateOptions & { workers?: number } {
  const threshold = numberOf(values, "threshold", { least: 0, most: 1, whole: false });
  const maxOrder = numberOf(values, "max-order", { least: 1, most: lists, whole: true });
  const replicates = numberOf(values, "bootstrap", { least: 0, most: 1_000_000, whole: true });
  const seed = numberOf(values, "seed", { least: 0, most: Number.MAX_SAFE_INTEGER, whole: true });
  const workers = numberOf(values, "workers", { least: 1, most: 64, whole: true });
  const method = methodOf(values);
  const terms = termsOf(values, lists);
  if (terms !== undefined && method !== undefined && method !== "model") {
    throw new UsageError(`--model names the model itself; it does not go with --method ${method}.`);
  }
  return {
    ...(method === undefined ? {} : { method }),
    ...(terms === undefined ? {} : { terms, method: "model" }),
    ...(threshold === undefined ? {} : { threshold, method: method ?? "stepwise" }),
    ...(maxOrder === undefined ? {} : { maxOrder }),
    ...(replicates === undefined ? {} : { replicates }),
    ...(seed === undefined ? {} : { seed }),
    ...(workers === undefined ? {} : { workers }),
  };
}

function methodOf(values: Values): Method | undefined {
  const text = textOption(values, "method");
  if (text === undefined) return undefined;
  const named = METHODS.filter((method) => method !== "model");
  const method = named.find((one) => one === text);
  if (method === undefined) throw new UsageError(`--method ${text}: expected one of ${named.join(", ")}.`);
  return method;
}

function termsOf(values: Values, lists: number): readonly number[] | undefined {
  const text = textOption(values, "model");
  if (text === undefined) return undefined;
  const terms = parseModel(text, lists);
  if (terms === null) {
    throw new UsageError(
      `--model ${text}: expected terms of the lists 1 to ${lists}, for example [12,3]${lists > 9 ? " (from ten lists on [1.2,3])" : ""}.`,
    );
  }
  return terms;
}

type Range = { readonly least: number; readonly most: number; readonly whole: boolean };

function numberOf(values: Values, name: string, { least, most, whole }: Range): number | undefined {
  const text = textOption(values, name);
  if (text === undefined) return undefined;
  const value = /^\d*\.?\d+(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    const kind = whole ? "a whole number" : "a number";
    throw new UsageError(`--${name} ${text}: expected ${kind} from ${least} to ${most}.`);
  }
  return value;
}

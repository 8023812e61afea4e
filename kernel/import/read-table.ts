import { type ChildProcess, spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ImportProblem, importProblems } from "./problem.ts";
import { endProblem, packageFolders, watchReader } from "./reader-end.ts";
import {
  type ChildMessage,
  type ChildOrder,
  type TableBatch,
  type TableHead,
  type TableOptions,
  tableLimits,
} from "./table.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const megabyte = 1024 ** 2;

/**
 * Reads a table (.csv, .csv.gz, .xlsx) in batches of rows, parsed by a child process that has no keys, database,
 * environment or folder and is stopped at its limits. The child works only as far ahead as the batches are taken.
 * Throws `ImportProblem`; a text file is checked to its end before its first row is given.
 */
export async function* readTable(path: string, options: TableOptions = {}): AsyncGenerator<TableBatch> {
  const limits = { ...tableLimits, ...withoutUndefined(options) };
  const file = await open(path, "r");
  let child: ChildProcess | null = null;
  let late = false;
  const stop = () => child?.kill("SIGKILL");
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, limits.timeoutMs);
  options.signal?.addEventListener("abort", stop);
  try {
    const { size } = await file.stat();
    if (size > limits.maxBytes) {
      throw new ImportProblem("too-large", {
        size: Math.ceil(size / megabyte),
        limit: Math.floor(limits.maxBytes / megabyte),
      });
    }
    if (options.signal?.aborted) throw new ImportProblem("stopped");
    const order: ChildOrder = {
      ...tableLimits,
      ...withoutUndefined(options),
      signal: undefined,
      size,
      headerRow: options.headerRow ?? 1,
      required: options.required ?? [],
      sheet: options.sheet ?? null,
      delimiter: options.delimiter ?? null,
    } as ChildOrder;
    child = startChild(file.fd, order);
    const ended = watchReader(child);
    const whole = yield* batchesOf(child);
    const end = await ended;
    if (!whole) throw endProblem(end, limits.memoryMb);
  } catch (error) {
    if (options.signal?.aborted) throw new ImportProblem("stopped");
    if (late) throw new ImportProblem("too-slow", { seconds: Math.round(limits.timeoutMs / 1000) });
    throw error;
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", stop);
    stop();
    await file.close();
  }
}

function withoutUndefined(options: TableOptions): TableOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/**
 * Flags of Node and options of the process under which foreign files are read. `places` are folders of the project's
 * own code that the child needs beside the kernel's readers.
 */
export function readingCell(memoryMb: number, places: readonly string[] = []) {
  const packages = packageFolders(root);
  const folders = [here, ...places, ...packages].map((folder) => join(folder, "*"));
  const readable = [...folders, join(root, "package.json")];
  return {
    flags: [
      "--permission",
      ...readable.map((place) => `--allow-fs-read=${place}`),
      `--max-old-space-size=${memoryMb}`,
      "--no-warnings",
    ],
    options: { env: { PATH: process.env.PATH ?? "" }, cwd: here, windowsHide: true },
  };
}

function startChild(fd: number, order: ChildOrder): ChildProcess {
  const cell = readingCell(order.memoryMb);
  const script = [join(here, "child.ts"), JSON.stringify(order)];
  return spawn(process.execPath, [...cell.flags, ...script], {
    ...cell.options,
    stdio: [fd, "pipe", "pipe"],
  });
}

/** Gives the batches as they come; returns whether the child came to its end. */
async function* batchesOf(child: ChildProcess): AsyncGenerator<TableBatch, boolean> {
  const output = child.stdout;
  if (output === null) throw new ImportProblem("unreadable");
  let head: TableHead | null = null;
  let held: TableBatch | null = null;
  for await (const line of createInterface({ input: output, crlfDelay: Number.POSITIVE_INFINITY })) {
    const message = JSON.parse(line) as ChildMessage;
    if (message.kind === "problem") throw problemOf(message.code, message.params);
    if (message.kind === "end") {
      if (held !== null) yield { ...held, warnings: message.warnings };
      return true;
    }
    if (held !== null) yield held;
    head = message.head ?? head;
    if (head === null) throw new ImportProblem("unreadable");
    held = { head, rows: message.rows, share: message.share, warnings: [] };
  }
  return false;
}

function problemOf(code: string, params: ImportProblem["params"]): ImportProblem {
  const known = importProblems.find((problem) => problem === code);
  return new ImportProblem(known ?? "unreadable", params);
}

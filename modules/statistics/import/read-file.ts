import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { endProblem, ImportProblem, importProblems, packageFolders, watchReader } from "#kernel/import";
import type { ChildMessage, Layout, Reading, ReadOrder } from "./layout.ts";
import { checksumOf, isWorkbook, workbookText } from "./workbook-text.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..", "..");
const megabyte = 1024 ** 2;

export const readingLimits = {
  maxBytes: 1024 * megabyte,
  maxPlainBytes: 2048 * megabyte,
  memoryMb: 768,
  threads: 2,
  timeoutMs: 900_000,
};
export type ReadingLimits = typeof readingLimits;

export type ReadInput = {
  readonly path: string;
  readonly layouts: readonly Layout[];
  /** Where the working folder is made: on the disk of the data folder, so that the result can be renamed into place. */
  readonly workFolder: string;
  /** Read by the kernel's reader of tables, whatever parts the columns. */
  readonly asTable?: boolean;
  /** Sheet of a workbook; its first visible one when left out. */
  readonly sheet?: string | undefined;
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, total: number, step: string) => void;
  readonly limits?: Partial<ReadingLimits>;
};

function asProblem(code: string, params: Readonly<Record<string, string | number>>): ImportProblem {
  return new ImportProblem(importProblems.find((known) => known === code) ?? "unreadable", params);
}

/**
 * Reads a foreign file in a child process without keys, environment, database or network, with limits on memory,
 * time and size. `use` gets what was found and the Parquet file of the accepted rows, which is removed afterwards
 * unless it was moved. Throws `ImportProblem`.
 */
export async function readFile<T>(
  input: ReadInput,
  use: (reading: Reading, parquet: string) => Promise<T>,
): Promise<T> {
  const limits = { ...readingLimits, ...input.limits };
  const { size } = await stat(input.path);
  if (size > limits.maxBytes) {
    throw new ImportProblem("too-large", {
      size: Math.ceil(size / megabyte),
      limit: Math.floor(limits.maxBytes / megabyte),
    });
  }
  if (input.signal?.aborted) throw new ImportProblem("stopped");
  await mkdir(input.workFolder, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(input.workFolder, "reading-"));
  try {
    const workbook = input.asTable === true || (await isWorkbook(input.path));
    const path = workbook ? join(folder, "sheet.csv") : input.path;
    if (workbook) await workbookText({ ...input, copy: path, ...limits });
    const order: ReadOrder = {
      path,
      layouts: input.layouts,
      folder,
      memoryMb: limits.memoryMb,
      threads: limits.threads,
      maxPlainBytes: limits.maxPlainBytes,
    };
    const found = await runChild(order, input, limits);
    const reading = workbook ? { ...found, checksum: await checksumOf(input.path) } : found;
    return await use(reading, join(folder, "accepted.parquet"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runChild(order: ReadOrder, input: ReadInput, limits: ReadingLimits): Promise<Reading> {
  const readable = [
    join(here, "*"),
    ...packageFolders(root).map((folder) => join(folder, "*")),
    join(root, "package.json"),
    order.path,
    join(order.folder, "*"),
  ];
  const flags = [
    "--permission",
    "--allow-addons",
    ...readable.map((place) => `--allow-fs-read=${place}`),
    `--allow-fs-write=${join(order.folder, "*")}`,
    "--max-old-space-size=256",
    "--no-warnings",
  ];
  const child = spawn(process.execPath, [...flags, join(here, "child.ts")], {
    env: {},
    cwd: here,
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  const ended = watchReader(child);
  let late = false;
  const stop = () => child.kill("SIGKILL");
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, limits.timeoutMs);
  input.signal?.addEventListener("abort", stop);
  try {
    child.stdin.on("error", () => undefined);
    child.stdin.end(JSON.stringify(order));
    for await (const line of createInterface({ input: child.stdout })) {
      const message = JSON.parse(line) as ChildMessage;
      if (message.kind === "step") input.onStep?.(message.done, message.total, message.step);
      else if (message.kind === "problem") throw asProblem(message.code, message.params);
      else return message.reading;
    }
    if (input.signal?.aborted) throw new ImportProblem("stopped");
    if (late) throw new ImportProblem("too-slow", { seconds: Math.round(limits.timeoutMs / 1000) });
    throw endProblem(await ended, limits.memoryMb);
  } catch (error) {
    if (error instanceof ImportProblem && error.code === "too-much-memory")
      throw new ImportProblem("too-much-memory", { limit: limits.memoryMb });
    throw error;
  } finally {
    clearTimeout(timer);
    input.signal?.removeEventListener("abort", stop);
    stop();
  }
}

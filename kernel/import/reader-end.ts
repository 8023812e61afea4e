import type { ChildProcess } from "node:child_process";
import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImportProblem } from "./problem.ts";

/** What is known of a reading child that ended before it had told everything. */
export type ReaderEnd = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The beginning of what it wrote on its error channel. */
  readonly said: string;
  /** Why it could not be started at all. */
  readonly failed: Error | null;
};

const mostSaid = 16_384;
const noMemory = /heap out of memory|Reached heap limit|Allocation failed|invalid array length/i;
const notStarted = /ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND|ERR_ACCESS_DENIED|ERR_DLOPEN_FAILED|bad option/;

/** Watches a child from its start; the promise gives its end once its channels are closed. */
export function watchReader(child: ChildProcess): Promise<ReaderEnd> {
  let said = "";
  let failed: Error | null = null;
  child.stderr?.setEncoding("utf8").on("data", (part: string) => {
    if (said.length < mostSaid) said += part.slice(0, mostSaid - said.length);
  });
  return new Promise((resolve) => {
    child.once("error", (error) => {
      failed = error;
      if (child.pid === undefined) resolve({ code: null, signal: null, said, failed });
    });
    child.once("close", (code, signal) => resolve({ code, signal, said, failed }));
  });
}

/**
 * Tells the ways apart in which a reading child dies. The reasons are codes and signals only: what the child wrote
 * could quote the file.
 */
export function endProblem({ code, signal, said, failed }: ReaderEnd, memoryMb: number): ImportProblem {
  if (failed !== null) {
    const reason = "code" in failed ? String(failed.code) : failed.name;
    return new ImportProblem("reader-missing", { reason });
  }
  if (noMemory.test(said)) return new ImportProblem("too-much-memory", { limit: memoryMb });
  const missing = notStarted.exec(said)?.[0];
  if (missing !== undefined) return new ImportProblem("reader-missing", { reason: missing });
  if (signal === "SIGKILL") return new ImportProblem("reader-killed");
  return new ImportProblem("reader-ended", {
    reason: signal ?? (code === 0 ? "no answer" : `exit code ${code}`),
  });
}

/** The packages' folder as the child may read it: by its name and, where that is a link, by its place. */
export function packageFolders(root: string): string[] {
  const named = join(root, "node_modules");
  try {
    const real = realpathSync(named);
    return real === named ? [named] : [named, real];
  } catch {
    return [named];
  }
}

/** What a process holds in memory, where the system tells (Linux); elsewhere the time limit alone stands. */
export async function residentMb(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return (Number(text.split(" ")[1] ?? 0) * 4096) / 1024 ** 2;
}

import { type ChildProcess, spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { packageFolders, residentMb } from "../import/reader-end.ts";
import { type PdfAnswer, type PdfLimits, type PdfOrder, pdfLimits } from "./order.ts";
import { PdfProblem, pdfProblems } from "./problem.ts";

const here = import.meta.dirname;
const root = join(here, "..", "..");
const megabyte = 1024 ** 2;

type Ask =
  | { kind: "extract" }
  | Omit<Extract<PdfOrder, { kind: "draw" }>, "limits" | "size">
  | Omit<Extract<PdfOrder, { kind: "redact" }>, "limits" | "size">;
export type PdfOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<PdfLimits> | undefined;
};

/** Has one file read by a process of its own, which is ended at its limits. Throws `PdfProblem`. */
export async function askChild(
  path: string,
  ask: Ask,
  options: PdfOptions = {},
): Promise<Exclude<PdfAnswer, { kind: "problem" }>> {
  const limits: PdfLimits = { ...pdfLimits, ...options.limits };
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > limits.maxBytes)
      throw new PdfProblem("too-large", {
        size: Math.ceil(size / megabyte),
        limit: Math.floor(limits.maxBytes / megabyte),
      });
    const start = Buffer.alloc(1024);
    await file.read(start, 0, 1024, 0);
    if (!start.toString("latin1").includes("%PDF-")) throw new PdfProblem("not-a-pdf");
    const answer = await answerOf(
      startChild(file.fd, limits.memoryMb),
      { ...ask, limits, size },
      { limits, signal: options.signal },
    );
    if (answer.kind === "problem") {
      const known = pdfProblems.find((code) => code === answer.code);
      throw new PdfProblem(known ?? "failed", answer.params);
    }
    return answer;
  } finally {
    await file.close();
  }
}

function startChild(fd: number, memoryMb: number): ChildProcess {
  const packages = packageFolders(root).map((folder) => join(folder, "*"));
  const readable = [
    join(here, "*"),
    join(root, "kernel", "import", "reading", "*"),
    ...packages,
    join(root, "package.json"),
  ];
  const flags = [
    "--permission",
    ...readable.map((place) => `--allow-fs-read=${place}`),
    `--max-old-space-size=${memoryMb}`,
    "--no-warnings",
  ];
  return spawn(process.execPath, [...flags, join(here, "child.ts")], {
    env: { PATH: process.env.PATH ?? "" },
    cwd: here,
    windowsHide: true,
    serialization: "advanced",
    stdio: [fd, "ignore", "ignore", "ipc"],
  });
}

function answerOf(
  child: ChildProcess,
  order: PdfOrder,
  { limits, signal }: { limits: PdfLimits; signal: AbortSignal | undefined },
): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(late);
      clearInterval(watch);
      signal?.removeEventListener("abort", stopped);
      child.removeAllListeners();
      child.kill("SIGKILL");
      settle();
    };
    const fail = (problem: PdfProblem) => end(() => reject(problem));
    const stopped = () => fail(new PdfProblem("stopped"));
    const late = setTimeout(
      () => fail(new PdfProblem("too-slow", { seconds: Math.round(limits.timeoutMs / 1000) })),
      limits.timeoutMs,
    );
    // The reader's memory is none of Node's heap: the process as a whole is watched.
    const watch = setInterval(async () => {
      if ((await residentMb(child.pid)) > limits.memoryMb)
        fail(new PdfProblem("too-much-memory", { limit: limits.memoryMb }));
    }, 100);
    if (signal?.aborted) return stopped();
    signal?.addEventListener("abort", stopped);
    child.once("message", (answer: PdfAnswer) => end(() => resolve(answer)));
    child.once("error", () => fail(new PdfProblem("failed")));
    child.once("exit", () => fail(new PdfProblem("failed")));
    child.send(order);
  });
}

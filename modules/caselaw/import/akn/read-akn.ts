import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { text as readAll } from "node:stream/consumers";
import {
  endProblem,
  ImportProblem,
  type InspectContext,
  importProblems,
  readingCell,
  watchReader,
} from "#kernel/import";
import { type AknDocument, type AknMessage, aknLimits } from "./document.ts";

const megabyte = 1024 ** 2;

/** Reads a judgment in Akoma Ntoso in a child process without keys, environment, folders or network. Throws `ImportProblem`. */
export async function readAkn({
  path,
  signal,
}: Pick<InspectContext, "path" | "signal">): Promise<AknDocument> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > aknLimits.maxBytes)
      throw new ImportProblem("too-large", {
        size: Math.ceil(size / megabyte),
        limit: Math.floor(aknLimits.maxBytes / megabyte),
      });
    if (size === 0) throw new ImportProblem("empty", { row: 1 });
    return documentOf(await answerOf(file.fd, signal));
  } finally {
    await file.close();
  }
}

async function answerOf(fd: number, signal: AbortSignal): Promise<string> {
  const { flags, options } = readingCell(aknLimits.memoryMb, [import.meta.dirname]);
  const child = spawn(process.execPath, [...flags, `${import.meta.dirname}/child.ts`], {
    ...options,
    stdio: [fd, "pipe", "pipe"],
  });
  const ended = watchReader(child);
  let late = false;
  const stop = () => child.kill("SIGKILL");
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, aknLimits.timeoutMs);
  signal.addEventListener("abort", stop);
  try {
    const answer = child.stdout === null ? "" : await readAll(child.stdout);
    const end = await ended;
    if (signal.aborted) throw new ImportProblem("stopped");
    if (late) throw new ImportProblem("too-slow", { seconds: Math.round(aknLimits.timeoutMs / 1000) });
    if (answer === "" || end.code !== 0) throw endProblem(end, aknLimits.memoryMb);
    return answer;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    stop();
  }
}

function documentOf(answer: string): AknDocument {
  const message = JSON.parse(answer) as AknMessage;
  if (message.kind === "document") return message.document;
  const known = importProblems.find((code) => code === message.code);
  throw new ImportProblem(known ?? "unreadable", message.params);
}

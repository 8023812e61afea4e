import { type ChildProcess, spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { packageFolders, residentMb } from "../import/reader-end.ts";
import { extractText, PdfProblem } from "../pdf/index.ts";
import { kindOfFile } from "./kind-of.ts";
import {
  type ExtractAnswer,
  type ExtractLimits,
  type ExtractOrder,
  extractLimits,
  type TextKind,
  type TextPage,
} from "./order.ts";
import { ExtractProblem } from "./problem.ts";

const here = import.meta.dirname;
const root = join(here, "..", "..");
/** Characters of a piece of what has no pages. */
const pieceLength = 3000;

export type FileText = {
  readonly kind: TextKind;
  readonly pages: readonly TextPage[];
  /** Readable, but without words: a scan without a text layer, an empty file. */
  readonly noText: boolean;
};

type Options = { readonly signal?: AbortSignal; readonly limits?: Partial<ExtractLimits> };

/**
 * The text of a foreign file (PDF, Word, e-mail, plain text), read in a process of its own. Null for kinds that have no
 * text; what cannot be read, or passes a limit, throws `ExtractProblem`.
 */
export async function extractFile(path: string, options: Options = {}): Promise<FileText | null> {
  const kind = await kindOfFile(path);
  if (kind === null) return null;
  const pages =
    kind === "pdf" ? await pagesOfPdf(path, options) : piecesOf(await askChild(path, kind, options));
  return { kind, pages, noText: pages.every(({ text }) => text.trim() === "") };
}

async function pagesOfPdf(path: string, { signal }: Options): Promise<TextPage[]> {
  try {
    const { pages } = await extractText(path, { signal });
    return pages.map(({ page, text }) => ({ page, text }));
  } catch (error) {
    if (!(error instanceof PdfProblem)) throw error;
    switch (error.code) {
      case "encrypted":
      case "too-large":
      case "too-much-text":
      case "too-much-memory":
      case "too-slow":
      case "stopped":
        throw new ExtractProblem(error.code);
      default:
        throw new ExtractProblem("broken");
    }
  }
}

/** Cuts text at ends of lines or words into pieces that a find can point to. */
export function piecesOf(text: string): TextPage[] {
  const pages: TextPage[] = [];
  let rest = text;
  while (rest.length > 0) {
    let end = Math.min(pieceLength, rest.length);
    if (end < rest.length) {
      const line = rest.lastIndexOf("\n", end);
      const word = rest.lastIndexOf(" ", end);
      if (line > pieceLength / 2) end = line + 1;
      else if (word > pieceLength / 2) end = word + 1;
    }
    pages.push({ page: pages.length + 1, text: rest.slice(0, end) });
    rest = rest.slice(end);
  }
  return pages;
}

async function askChild(
  path: string,
  kind: ExtractOrder["kind"],
  { signal, limits: own }: Options,
): Promise<string> {
  const limits = { ...extractLimits, ...own };
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > limits.maxBytes) throw new ExtractProblem("too-large");
    const child = startChild(file.fd, limits.memoryMb);
    const answer = await answerOf(child, { ...limits, size, kind }, signal);
    if (answer.kind === "problem") throw new ExtractProblem(answer.code);
    return answer.text;
  } finally {
    await file.close();
  }
}

function startChild(fd: number, memoryMb: number): ChildProcess {
  const readable = [
    join(here, "*"),
    join(root, "kernel", "import", "*"),
    ...packageFolders(root).map((folder) => join(folder, "*")),
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
  order: ExtractOrder,
  signal: AbortSignal | undefined,
): Promise<ExtractAnswer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(late);
      clearInterval(watch);
      signal?.removeEventListener("abort", stopped);
      child.removeAllListeners();
      child.kill("SIGKILL");
      settle();
    };
    const fail = (problem: ExtractProblem) => end(() => reject(problem));
    const stopped = () => fail(new ExtractProblem("stopped"));
    const late = setTimeout(() => fail(new ExtractProblem("too-slow")), order.timeoutMs);
    const watch = setInterval(async () => {
      if ((await residentMb(child.pid)) > order.memoryMb) fail(new ExtractProblem("too-much-memory"));
    }, 100);
    if (signal?.aborted) return stopped();
    signal?.addEventListener("abort", stopped);
    child.once("message", (answer: ExtractAnswer) => end(() => resolve(answer)));
    child.once("error", () => fail(new ExtractProblem("failed")));
    child.once("exit", () => fail(new ExtractProblem("failed")));
    child.send(order);
  });
}

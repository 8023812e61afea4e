import { mkdirSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { statisticsFolder } from "./folder.ts";
import type { Answer, Answered, Cube, FigureLine, Places, SeriesLine, Work } from "./work.ts";

/** The worker ends after this long without a question, and its memory with it. */
const idleMs = 600_000;

type Waiting = { resolve: (answer: Answer) => void; reject: (error: Error) => void };
type Running = { worker: Worker; folder: string; waiting: Map<number, Waiting>; idle: NodeJS.Timeout | null };

let running: Running | null = null;
let asked = 0;

function start(folder: string): Running {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: { folder },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  worker.unref();
  const now: Running = { worker, folder, waiting: new Map(), idle: null };
  const fail = (error: Error) => {
    for (const { reject } of now.waiting.values()) reject(error);
    now.waiting.clear();
    if (running === now) running = null;
  };
  worker.on("message", (said: Answered) => {
    const waiting = now.waiting.get(said.id);
    now.waiting.delete(said.id);
    if (now.waiting.size === 0) worker.unref();
    if ("error" in said) waiting?.reject(new Error(said.error));
    else waiting?.resolve(said.answer);
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the analysis worker ended")));
  return now;
}

/** Asks the analysis worker, which is started by the first question. */
async function askStore(work: Work): Promise<Answer> {
  const folder = statisticsFolder();
  if (running !== null && running.folder !== folder) await closeStore();
  running ??= start(folder);
  const now = running;
  if (now.idle !== null) clearTimeout(now.idle);
  now.idle = setTimeout(() => {
    if (now.waiting.size === 0) void closeStore();
  }, idleMs);
  now.idle.unref();
  now.worker.ref();
  const id = ++asked;
  return new Promise<Answer>((resolve, reject) => {
    now.waiting.set(id, { resolve, reject });
    now.worker.postMessage({ id, work });
  });
}

/** Ends the worker; the next question starts another. */
export async function closeStore(): Promise<void> {
  const now = running;
  running = null;
  if (now === null) return;
  if (now.idle !== null) clearTimeout(now.idle);
  await now.worker.terminate();
}

export async function askCube(work: Extract<Work, { kind: "cube" }>): Promise<Cube> {
  return (await askStore(work)) as Cube;
}

export async function askFigures(work: Extract<Work, { kind: "figures" }>): Promise<readonly FigureLine[]> {
  return (await askStore(work)) as readonly FigureLine[];
}

/** One list of lines for each part that was asked for. */
export async function askSeries(
  work: Extract<Work, { kind: "series" }>,
): Promise<readonly (readonly SeriesLine[])[]> {
  return (await askStore(work)) as readonly (readonly SeriesLine[])[];
}

export async function askPlaces(work: Extract<Work, { kind: "places" }>): Promise<Places> {
  return (await askStore(work)) as Places;
}

/** Lets the worker drop the tables that it made; data sets stay loaded. */
export async function forgetTables(): Promise<void> {
  await askStore({ kind: "forget" });
}

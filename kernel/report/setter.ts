import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { packageFolders, residentMb } from "../import/reader-end.ts";
import type { ReportAnswer, ReportOrder } from "./order.ts";
import { ReportProblem } from "./problem.ts";

const here = import.meta.dirname;
const root = join(here, "..", "..");

export type SetterLimits = {
  /** For one document, from its turn on. */
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Documents that may wait for their turn. */
  readonly waiting: number;
  /** The child ends itself after so long without work. */
  readonly idleMs: number;
};

export const setterLimits: SetterLimits = { timeoutMs: 30_000, memoryMb: 1024, waiting: 20, idleMs: 60_000 };

type Made = Exclude<ReportAnswer, { failed: string }>;

/** Sets documents one after the other in one child process, and ends the child that passes a limit. */
export function createSetter(limits: SetterLimits = setterLimits) {
  let child: ChildProcess | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let made = 0;
  let idle: NodeJS.Timeout | undefined;

  function stop(): void {
    child?.kill("SIGKILL");
    child = null;
  }

  function ready(): ChildProcess {
    if (child?.connected) return child;
    const started = startChild(limits.memoryMb);
    started.once("exit", () => {
      if (child === started) child = null;
    });
    child = started;
    return started;
  }

  async function setOne(order: Omit<ReportOrder, "id">): Promise<Made> {
    clearTimeout(idle);
    // A fresh child now and then: whatever a document left in its memory goes with it.
    if (made > 0 && made % 200 === 0) stop();
    made += 1;
    const answer = await askChild(ready(), { ...order, id: made }, limits, stop);
    idle = setTimeout(stop, limits.idleMs);
    idle.unref();
    if ("failed" in answer) throw new ReportProblem("failed", { why: answer.failed.slice(0, 2000) });
    return answer;
  }

  return {
    set(order: Omit<ReportOrder, "id">): Promise<Made> {
      if (waiting >= limits.waiting) return Promise.reject(new ReportProblem("busy"));
      waiting += 1;
      const mine = turn.then(() => setOne(order));
      turn = mine.catch(() => undefined);
      return mine.finally(() => {
        waiting -= 1;
      });
    },
    stop,
  };
}

function startChild(memoryMb: number): ChildProcess {
  const packages = packageFolders(root).map((folder) => join(folder, "*"));
  const readable = [join(here, "*"), ...packages, join(root, "package.json")];
  const flags = [
    "--permission",
    "--allow-addons",
    ...readable.map((place) => `--allow-fs-read=${place}`),
    `--max-old-space-size=${memoryMb}`,
    "--no-warnings",
  ];
  const started = spawn(process.execPath, [...flags, join(here, "child.ts")], {
    // Nothing of the server's environment. The fonts of the machine are off, and its native code finds no way out.
    env: {
      PATH: process.env.PATH ?? "",
      FONTCONFIG_FILE: join(here, "empty-fonts.conf"),
      HTTPS_PROXY: "http://127.0.0.1:9",
      HTTP_PROXY: "http://127.0.0.1:9",
    },
    cwd: here,
    windowsHide: true,
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  started.unref();
  started.channel?.unref();
  return started;
}

function askChild(
  child: ChildProcess,
  order: ReportOrder,
  limits: SetterLimits,
  stop: () => void,
): Promise<ReportAnswer> {
  return new Promise((resolve, reject) => {
    // Holds the process open while somebody waits.
    child.channel?.ref();
    const fail = (problem: Error) => {
      done();
      stop();
      reject(problem);
    };
    const late = setTimeout(
      () => fail(new ReportProblem("too-slow", { seconds: Math.round(limits.timeoutMs / 1000) })),
      limits.timeoutMs,
    );
    const watch = setInterval(async () => {
      if ((await residentMb(child.pid)) > limits.memoryMb) {
        fail(new ReportProblem("too-much-memory", { limit: limits.memoryMb }));
      }
    }, 100);
    const onMessage = (answer: ReportAnswer) => {
      if (answer.id !== order.id) return;
      done();
      resolve("pdf" in answer ? { ...answer, pdf: Buffer.from(answer.pdf) } : answer);
    };
    const onExit = () => fail(new ReportProblem("failed", { why: "the child ended" }));
    function done(): void {
      clearTimeout(late);
      clearInterval(watch);
      child.off("message", onMessage);
      child.off("exit", onExit);
      child.off("error", onExit);
      child.channel?.unref();
    }
    child.on("message", onMessage);
    child.once("exit", onExit);
    child.once("error", onExit);
    child.send(order);
  });
}

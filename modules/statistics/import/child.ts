import { Socket } from "node:net";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { findHeading } from "./heading.ts";
import type { ChildMessage, Reading, ReadOrder } from "./layout.ts";
import { plainText, startOfPlain } from "./plain-text.ts";
import { ReadingProblem } from "./reading-problem.ts";
import { stageFile } from "./stage.ts";

// Node's permissions know no network: this child takes its own way out. DuckDB's is closed by its settings.
Socket.prototype.connect = function refuse(): never {
  throw new Error("the reading child opens no connection");
};

function send(message: ChildMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** DuckDB says in words what went wrong; the few cases a reader can do something about get their own sentence. */
function problemOf(error: unknown): ReadingProblem {
  if (error instanceof ReadingProblem) return error;
  const said = error instanceof Error ? error.message : String(error);
  const row = Number(/Line: (\d+)/.exec(said)?.[1] ?? 1);
  if (/no space left|ENOSPC|max_temp_directory_size/i.test(said)) return new ReadingProblem("disk-full");
  if (/out of memory|could not allocate/i.test(said)) return new ReadingProblem("too-much-memory");
  if (/quote/i.test(said)) return new ReadingProblem("broken-quotes", { row });
  if (/maximum line size/i.test(said)) return new ReadingProblem("row-too-long", { row, limit: 2_000_000 });
  process.stderr.write(`${said}\n`);
  return new ReadingProblem("unreadable");
}

async function read(order: ReadOrder): Promise<Reading> {
  const step = (name: "reading" | "checking" | "writing") =>
    send({ kind: "step", step: name, done: ["reading", "checking", "writing"].indexOf(name), total: 3 });
  step("reading");
  const start = startOfPlain(order.path);
  const text = plainText({
    path: order.path,
    copy: join(order.folder, "plain.csv"),
    maxPlainBytes: order.maxPlainBytes,
  });
  text.catch(() => undefined);
  if (start !== null) {
    // The usual case: the rows are checked while the rest of the text is still looked through.
    const early = async () => {
      const heading = findHeading(start, order.layouts);
      return stageFile({ order, path: order.path, heading, text, step });
    };
    const [looked, staged] = await Promise.allSettled([text, early()]);
    if (looked.status === "rejected") throw looked.reason;
    if (looked.value.path === order.path) {
      if (staged.status === "rejected") throw staged.reason;
      return staged.value;
    }
  }
  const plain = await text;
  const heading = findHeading(plain.start, order.layouts);
  return stageFile({ order, path: plain.path, heading, text, step });
}

async function main(): Promise<void> {
  const order = JSON.parse(await readAll(process.stdin)) as ReadOrder;
  try {
    send({ kind: "end", reading: await read(order) });
  } catch (error) {
    const problem = problemOf(error);
    send({ kind: "problem", code: problem.code, params: problem.params });
  }
}

await main();

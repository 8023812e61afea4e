import { Socket } from "node:net";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { findHeading } from "./heading.ts";
import type { ChildMessage, Reading, ReadOrder } from "./layout.ts";
import { type PlainText, plainText, startOfPlain } from "./plain-text.ts";
import { ReadingProblem } from "./reading-problem.ts";
import { NotPlain, stageFile } from "./stage.ts";

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
  let looked: Promise<PlainText> | null = null;
  const look = () => {
    looked ??= plainText({
      path: order.path,
      copy: join(order.folder, "plain.csv"),
      maxPlainBytes: order.maxPlainBytes,
    });
    return looked;
  };
  const start = startOfPlain(order.path);
  try {
    // The usual case, plain UTF-8: rows are checked while the text is looked through.
    if (start !== null)
      return await stageFile({
        order,
        path: order.path,
        heading: findHeading(start, order.layouts),
        look,
        step,
      });
  } catch (error) {
    // A heading that was not found may be one in another encoding; whatever else was wrong stays wrong.
    if (!(error instanceof NotPlain) && (await look()).path === order.path) throw error;
  }
  const plain = await look();
  return stageFile({ order, path: plain.path, heading: findHeading(plain.start, order.layouts), look, step });
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

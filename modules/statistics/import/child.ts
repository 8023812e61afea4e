import { Socket } from "node:net";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { findHeading } from "./heading.ts";
import type { ChildMessage, ReadOrder } from "./layout.ts";
import { plainText } from "./plain-text.ts";
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

async function main(): Promise<void> {
  const order = JSON.parse(await readAll(process.stdin)) as ReadOrder;
  try {
    send({ kind: "step", step: "reading", done: 0, total: 3 });
    const plain = await plainText({
      path: order.path,
      copy: join(order.folder, "plain.csv"),
      maxPlainBytes: order.maxPlainBytes,
      onBytes: () => undefined,
    });
    const heading = findHeading(plain.start, order.layouts);
    const reading = await stageFile(order, plain, heading, (step) =>
      send({ kind: "step", step, done: step === "checking" ? 1 : 2, total: 3 }),
    );
    send({ kind: "end", reading });
  } catch (error) {
    const problem = problemOf(error);
    send({ kind: "problem", code: problem.code, params: problem.params });
  }
}

await main();

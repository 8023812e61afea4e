import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Running, Said, Work } from "./work.ts";

/** Most threads that one call uses: the machine has other work too. */
const MOST_WORKERS = 4;

export function workersFor(pieces: number, asked: number | undefined): number {
  const free = Math.min(MOST_WORKERS, availableParallelism());
  return Math.max(1, Math.min(pieces, asked ?? free));
}

type Share = Running & {
  readonly pieces: readonly Work[];
  /** Told of each answer of a piece, and of its progress in between. */
  readonly onSaid: (said: Said, piece: number) => void;
};

/**
 * Gives pieces of work to threads, each the next one when it is done, and ends the threads after the last. Rejects with the
 * signal's reason when it is cancelled, with the first error otherwise; the threads end then too, in the middle of a piece.
 */
export function shareWork({ pieces, workers, signal, onSaid }: Share): Promise<void> {
  if (signal?.aborted === true) return Promise.reject(reasonOf(signal));
  if (pieces.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const threads: Worker[] = [];
    let [next, done, over] = [0, 0, false];
    const end = (error?: unknown) => {
      if (over) return;
      over = true;
      signal?.removeEventListener("abort", cancel);
      const ended = Promise.all(threads.map((thread) => thread.terminate()));
      void ended.then(() => (error === undefined ? resolve() : reject(error)));
    };
    const cancel = () => end(signal === undefined ? new Error("cancelled") : reasonOf(signal));
    signal?.addEventListener("abort", cancel);
    const give = (thread: Worker): number => {
      const piece = next++;
      if (piece < pieces.length) thread.postMessage(pieces[piece]);
      return piece;
    };
    for (let count = workersFor(pieces.length, workers); count > 0; count--) {
      const thread = new Worker(new URL("./worker.ts", import.meta.url), { env: {} });
      threads.push(thread);
      let piece = give(thread);
      thread.on("error", end);
      thread.on("exit", () => end(new Error("a thread of the estimation ended")));
      thread.on("message", (said: Said) => {
        if (over) return;
        if (said.kind === "failed") return end(new Error(said.reason));
        onSaid(said, piece);
        if (said.kind === "progress") return;
        done += 1;
        if (done === pieces.length) return end();
        piece = give(thread);
      });
    }
  });
}

function reasonOf(signal: AbortSignal): unknown {
  return signal.reason ?? new Error("cancelled");
}

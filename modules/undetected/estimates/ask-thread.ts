import { Worker } from "node:worker_threads";
import type { PartCheck } from "../checks/check-part.ts";
import type { Said } from "./estimate-part.ts";
import type { Answer, Asked } from "./part-thread.ts";

/** Work of some seconds on a thread of its own, so that the server answers meanwhile. Rejects with the signal's reason. */
export function askThread(asked: Extract<Asked, { what: "estimate" }>, signal?: AbortSignal): Promise<Said>;
export function askThread(asked: Extract<Asked, { what: "check" }>, signal?: AbortSignal): Promise<PartCheck>;
export function askThread(asked: Asked, signal?: AbortSignal): Promise<Said | PartCheck> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./part-thread.ts", import.meta.url), { env: {} });
    const end = (settle: () => void) => {
      signal?.removeEventListener("abort", cancel);
      void thread.terminate().then(settle);
    };
    const cancel = () => end(() => reject(signal?.reason));
    signal?.addEventListener("abort", cancel);
    thread.on("error", (error) => end(() => reject(error)));
    thread.on("message", (answer: Answer) =>
      end(() => (answer.ok ? resolve(answer.said) : reject(new Error(answer.reason)))),
    );
    thread.postMessage(asked);
  });
}

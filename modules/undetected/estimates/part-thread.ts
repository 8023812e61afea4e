import { parentPort } from "node:worker_threads";
import type { HistoryTable } from "@palermo/mse";
import { checkPart, type PartCheck } from "../checks/check-part.ts";
import type { Method, Options } from "../undetected.ts";
import { estimatePart, type Said } from "./estimate-part.ts";

/** What a thread is asked; it answers once. */
export type Asked =
  | {
      readonly what: "estimate";
      readonly table: HistoryTable;
      readonly method: Method;
      readonly options: Options;
    }
  | { readonly what: "check"; readonly table: HistoryTable };
export type Answer =
  | { readonly ok: true; readonly said: Said | PartCheck }
  | { readonly ok: false; readonly reason: string };

parentPort?.on("message", (asked: Asked) => {
  try {
    const said =
      asked.what === "check"
        ? checkPart(asked.table)
        : estimatePart(asked.table, asked.method, asked.options);
    parentPort?.postMessage({ ok: true, said } satisfies Answer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ ok: false, reason } satisfies Answer);
  }
});

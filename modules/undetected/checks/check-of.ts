import { createHash } from "node:crypto";
import type { HistoryTable } from "@palermo/mse";
import { askThread } from "../estimates/ask-thread.ts";
import type { PartCheck } from "./check-part.ts";

/** Checks of tables that were looked at lately, by what stands in them. */
const kept = new Map<string, Promise<PartCheck>>();
const most = 60;

/** What a table says for and against an estimate, worked out on a thread of its own and kept while it is asked for. */
export function checkOf(table: HistoryTable): Promise<PartCheck> {
  const key = createHash("sha256")
    .update(JSON.stringify([table.lists, [...table.counts]]))
    .digest("base64");
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = askThread({ what: "check", table });
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return made;
}

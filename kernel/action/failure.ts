import { Problem } from "./problem.ts";

const connectionLost = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08003",
  "53300",
]);
const outOfRoom = new Set(["53100", "53200", "ENOSPC", "EDQUOT"]);

/** Turns what the database or the disk says into a problem that the reader can be told; bugs stay as they are. */
export function unavailable(error: unknown): unknown {
  if (error instanceof Problem || typeof error !== "object" || error === null) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const message = error instanceof Error ? error.message : "";
  if (outOfRoom.has(code)) return new Problem("no-room", { cause: error });
  if (connectionLost.has(code) || /Connection terminated|not queryable|connection error/i.test(message)) {
    return new Problem("unavailable", { cause: error });
  }
  return error;
}

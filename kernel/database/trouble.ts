import { errorCode, errorText } from "../config/index.ts";

/**
 * What stands in the way, not in the request: the database is `gone`, `busy` (no free connection, or somebody else works on
 * the same rows) or `full` (disk). The same request may succeed a moment later.
 */
export type Trouble = "gone" | "busy" | "full";

const goneCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ETIMEDOUT",
  "EAI_AGAIN",
]);
const goneStates = new Set(["57P01", "57P02", "57P03", "57P05", "25006", "XX001", "XX002", "58030"]);
/** Too many connections, no memory; waited too long for a lock, two waited for each other, two wrote at once. */
const busyStates = new Set(["53300", "53200", "55P03", "40P01", "40001"]);
const fullStates = new Set(["53100", "ENOSPC"]);

/** Says whether an error means that the database cannot serve this now; null for every other error. Requests answer 503 then. */
export function troubleOf(error: unknown): Trouble | null {
  const code = errorCode(error);
  if (code !== null && fullStates.has(code)) return "full";
  if (code !== null && busyStates.has(code)) return "busy";
  if (code !== null && (goneStates.has(code) || code.startsWith("08"))) return "gone";
  if (code !== null && goneCodes.has(code) && isFromConnection(error)) return "gone";
  const text = errorText(error);
  if (/timeout exceeded when trying to connect/.test(text)) return "busy";
  if (
    /^Connection terminated|^Client has encountered a connection error|connection is closed|not queryable/i.test(
      text,
    )
  ) {
    return "gone";
  }
  return null;
}

/** A socket error, not a missing file of the same code. */
function isFromConnection(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("syscall" in error)) return false;
  return ["connect", "read", "write", "getaddrinfo"].includes(String(error.syscall));
}

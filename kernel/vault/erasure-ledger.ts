import { open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { VaultError } from "./vault-error.ts";

const Begun = z.object({
  erasure: z.uuid(),
  state: z.literal("begun"),
  agency: z.uuid(),
  subject: z.uuid(),
  key: z.uuid().nullable(),
  at: z.iso.datetime(),
});
const Settled = z.object({ erasure: z.uuid(), state: z.enum(["done", "withdrawn"]), at: z.iso.datetime() });
const LedgerLine = z.discriminatedUnion("state", [Begun, Settled]);
export type LedgerLine = z.infer<typeof LedgerLine>;

/** An erasure as the ledger knows it. `begun` alone: the server stopped before it knew whether the database kept it. */
export type LedgerErasure = Omit<z.infer<typeof Begun>, "state"> & { state: "begun" | "done" | "withdrawn" };

/** Writes lines at the end of the ledger; they are on the disk when this resolves. Ids and times only. */
export async function appendToLedger(path: string, lines: readonly LedgerLine[]): Promise<void> {
  if (lines.length === 0) return;
  try {
    const file = await open(path, "a+", 0o600);
    try {
      const { size } = await file.stat();
      const torn = size > 0 && (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] !== 0x0a;
      await file.appendFile(`${torn ? "\n" : ""}${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
      await file.sync();
      if (size === 0) await syncFolder(dirname(path));
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new VaultError("ledger-not-written", { path }, { cause });
  }
}

/**
 * Reads the ledger; a missing one is empty. A line torn by a crash was never acknowledged and is passed over;
 * any other unreadable line throws `ledger-damaged` with its number.
 */
export async function readLedger(path: string): Promise<Map<string, LedgerErasure>> {
  const erasures = new Map<string, LedgerErasure>();
  for (const { line, number } of await linesOf(path)) {
    const read = LedgerLine.safeParse(line);
    if (!read.success) throw new VaultError("ledger-damaged", { path, line: number });
    const known = erasures.get(read.data.erasure);
    if (read.data.state === "begun")
      erasures.set(read.data.erasure, { ...read.data, state: known?.state ?? "begun" });
    else if (known) known.state = read.data.state;
    else throw new VaultError("ledger-damaged", { path, line: number });
  }
  return erasures;
}

async function linesOf(path: string): Promise<{ line: unknown; number: number }[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
  const found: { line: unknown; number: number }[] = [];
  text.split("\n").forEach((line, index) => {
    if (line === "") return;
    const read = parsed(line);
    if (read !== undefined || !isTorn(line)) found.push({ line: read, number: index + 1 });
  });
  return found;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A crash leaves the beginning of a line: it starts as lines do and never reaches its closing brace. */
function isTorn(line: string): boolean {
  return '{"erasure":"'.startsWith(line.slice(0, 12)) && !line.endsWith("}");
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

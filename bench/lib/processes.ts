import { readdirSync, readFileSync } from "node:fs";

/** Proportional set size of a process and everything below it, in MiB; shared pages are counted once. Linux only. */
export function familyMemory(pid: number): { readonly name: string; readonly mib: number }[] {
  return familyOf(pid).map((one) => ({ name: nameOf(one), mib: proportionalSize(one) / 1024 }));
}

/**
 * Processor time in ms that one process and all PostgreSQL processes below another have used. On a machine that others use
 * too it says what a request costs, where requests a second say only what was left over.
 */
export function processorTime(pid: number, familyHead: number): number {
  const postgres = familyOf(familyHead).filter((one) => nameOf(one).startsWith("postgres"));
  return [pid, ...postgres].reduce((sum, one) => sum + timeOf(one), 0);
}

/** User and system time of all threads; the kernel counts in hundredths of a second. */
function timeOf(pid: number): number {
  const parts = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  return (Number(parts[11] ?? 0) + Number(parts[12] ?? 0)) * 10;
}

function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc")) {
    if (/^\d+$/.test(entry)) parents.set(Number(entry), parentOf(entry));
  }
  return [...parents.keys()].filter((one) => descends(one, pid, parents));
}

function descends(pid: number, ancestor: number, parents: ReadonlyMap<number, number>): boolean {
  for (let one: number | undefined = pid; one !== undefined && one > 0; one = parents.get(one)) {
    if (one === ancestor) return true;
  }
  return false;
}

function parentOf(pid: string): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function nameOf(pid: number): string {
  return /^Name:\s+(.+)$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? "";
}

function proportionalSize(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

/** A process may end while it is read. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

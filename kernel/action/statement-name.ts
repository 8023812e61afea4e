/** So many statements at most are kept planned on each connection: Palermo has some hundreds, lists of any length could make more. */
const most = 800;
const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement's plan; undefined beyond the limit, where it is planned each time.
 * Each reader (database role) has its own, since a plan is thrown away when another role comes to it. Under row-level security planning costs more than running: a list of cases took 1.3 ms without a name, 0.4 ms with one.
 */
export function statementName(text: string, reader: string): string | undefined {
  const key = `${reader} ${text}`;
  const known = names.get(key);
  if (known !== undefined || names.size >= most) return known;
  const name = `palermo_${names.size}`;
  names.set(key, name);
  return name;
}

/** A table has changed under a kept plan, because another server migrated: the connection is given up, the caller asks again. */
export function isStalePlan(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && error.code === "0A000" && /cached plan/.test(error.message)
  );
}

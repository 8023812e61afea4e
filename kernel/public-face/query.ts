import type { PublicQuery } from "./declare.ts";

const most = { names: 40, values: 40, length: 1000 };

/** The part of an address behind its question mark, as far as any page could mean it. */
export function queryOf(search: string): PublicQuery {
  const found = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (value === "" || value.length > most.length || name.length > 60) continue;
    const known = found.get(name);
    if (known === undefined && found.size < most.names) found.set(name, [value]);
    else if (known !== undefined && known.length < most.values) known.push(value);
  }
  return found;
}

/** A query as text, names and values encoded, in the order given. */
export function queryText(entries: Iterable<readonly [string, string]>): string {
  return new URLSearchParams([...entries].map(([name, value]) => [name, value])).toString();
}

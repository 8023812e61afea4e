import type { OutputOf } from "#kernel/action";
import { type Level, levels } from "#kernel/words";
import type { listGrants } from "../../kernel/access/grants.ts";

export type Grants = OutputOf<typeof listGrants>;
export type GrantRow = Grants["items"][number];

/** One person, unit or agency with all that they hold in a dossier. */
export type Holder = {
  readonly key: string;
  readonly name: GrantRow["to"]["name"];
  readonly agency: GrantRow["to"]["agency"];
  readonly level: Level;
  readonly grants: readonly GrantRow[];
};

/** Grants by holder, in the order in which they came; the level is the highest held. */
export function holdersOf(rows: readonly GrantRow[]): Holder[] {
  const byHolder = new Map<string, GrantRow[]>();
  for (const row of rows) {
    const key = `${row.to.kind}/${row.to.id}`;
    byHolder.set(key, [...(byHolder.get(key) ?? []), row]);
  }
  return [...byHolder].map(([key, grants]) => {
    const level = levels[Math.max(...grants.map((grant) => levels.indexOf(grant.level)))] ?? "read";
    const { name = null, agency = null } = grants[0]?.to ?? {};
    return { key, name, agency, level, grants };
  });
}

import type { InputOf, OutputOf } from "#kernel/action";
import { type Level, levels } from "#kernel/words";
import type { giveGrant, listGrants } from "../../kernel/access/grants.ts";

export type Grants = OutputOf<typeof listGrants>;
export type GrantRow = Grants["items"][number];

type Purpose = InputOf<typeof giveGrant>["purpose"];
/** Immigration enforcement is none of them (X3). */
export const grantPurposes: readonly Purpose[] = [
  "own-work",
  "case-work",
  "protection",
  "investigation",
  "prosecution",
  "cooperation",
  "supervision",
];

/** What to call a grantee, for `nameIn`: an agency's own names in all languages, else the one name there is. */
export function granteeName({ kind, name, agency }: GrantRow["to"]): GrantRow["to"]["agency"] | string {
  return kind === "agency" ? agency : name;
}

/** One person, unit or agency with all that they hold in a dossier. */
export type Holder = {
  readonly key: string;
  readonly name: ReturnType<typeof granteeName>;
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
    const to = grants[0]?.to;
    return { key, name: to ? granteeName(to) : null, agency: to?.agency ?? null, level, grants };
  });
}

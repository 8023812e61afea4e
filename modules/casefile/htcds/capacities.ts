import type { Values } from "./fields.ts";

const byStatus: Readonly<Record<string, string>> = {
  ActualVictimOfTrafficking: "identified_victim",
  PossibleVictimOfTrafficking: "presumed_victim",
};

/**
 * In which capacities a row puts its person into the case. HTCDS tells by its contexts: whoever has victim fields is
 * presumed or identified, whoever has perpetrator fields is suspected and no more; one person may be both.
 */
export function capacitiesOf(values: Values, before: readonly string[] | null): string[] {
  if (values.pal_Capacity !== undefined && values.pal_Capacity !== "") return values.pal_Capacity.split(";");
  const identified = byStatus[values.vic_TraffickingStatus ?? ""];
  if (before !== null) {
    if (identified === undefined || before.includes(identified)) return [...before];
    const other = identified === "identified_victim" ? "presumed_victim" : "identified_victim";
    return before.includes(other) ? before.map((code) => (code === other ? identified : code)) : [...before];
  }
  const has = (prefix: string) => Object.keys(values).some((name) => name.startsWith(prefix));
  const notVictim = values.vic_TraffickingStatus === "NotAVictimOfTrafficking";
  const found = [
    ...(has("vic_") && !notVictim ? [identified ?? "presumed_victim"] : []),
    ...(has("per_") ? ["suspected_person"] : []),
  ];
  return found.length > 0 ? found : ["other"];
}

export type CapacityChange = {
  readonly revise: readonly { from: string; to: string }[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

/** How the capacities that stand become those wanted: what is left over on both sides is revised in order. */
export function capacityChange(before: readonly string[], wanted: readonly string[]): CapacityChange {
  const gone = before.filter((code) => !wanted.includes(code));
  const fresh = wanted.filter((code) => !before.includes(code));
  const pairs = Math.min(gone.length, fresh.length);
  return {
    revise: gone.slice(0, pairs).map((from, at) => ({ from, to: fresh[at] ?? from })),
    add: fresh.slice(pairs),
    remove: gone.slice(pairs),
  };
}

import type { Axes, Counted } from "./reach.ts";

/** How many services give a kind in an area, by area then kind; those for the whole country count in each of its areas. */
export function countServices(
  services: readonly Pick<Counted, "areas" | "kinds" | "state">[],
  { areas, kinds }: Pick<Axes, "areas" | "kinds">,
): Int32Array {
  const areaAt = new Map(areas.map((area, at) => [area, at]));
  const kindAt = new Map(kinds.map((kind, at) => [kind, at]));
  const counts = new Int32Array(areas.length * kinds.length);
  const wide = new Map<string, Int32Array>();
  for (const service of services) {
    if (service.state === "closed") continue;
    const given = service.kinds.flatMap((kind) => kindAt.get(kind) ?? []);
    const whole = new Set(service.areas.filter((area) => area.length === 2));
    for (const country of whole) {
      const row = wide.get(country) ?? new Int32Array(kinds.length);
      wide.set(country, row);
      for (const kind of given) row[kind] = (row[kind] ?? 0) + 1;
    }
    for (const area of new Set(service.areas)) {
      const at = areaAt.get(area);
      // Counted with its country already, where the service names both.
      if (at === undefined || whole.has(area.slice(0, 2))) continue;
      for (const kind of given) {
        const cell = at * kinds.length + kind;
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
    }
  }
  for (const [at, area] of areas.entries())
    for (const [kind, more] of (wide.get(area.slice(0, 2)) ?? []).entries()) {
      const cell = at * kinds.length + kind;
      counts[cell] = (counts[cell] ?? 0) + more;
    }
  return counts;
}

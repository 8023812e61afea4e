import { reaches } from "../words/area.ts";
import type { ServiceKind } from "../words/lists.ts";
import { type profiles, takesProfile } from "../words/profile.ts";
import { atCapacity, byInterpreter, served, unserved } from "./cube.ts";
import { type Counted, isFull } from "./reach.ts";

/** One cell of the map of gaps, by going through all services: for a single cell, and to compare the cube with. */
export function plainState(
  services: readonly Counted[],
  cell: { area: string; kind: ServiceKind; language: string; group: (typeof profiles)[number] },
): number {
  let best = unserved;
  for (const service of services) {
    if (service.state === "closed" || !service.kinds.includes(cell.kind)) continue;
    if (!service.areas.some((area) => reaches(area, cell.area))) continue;
    if (!takesProfile(service.content.accepts, cell.group)) continue;
    const speaks = service.content.languages.includes(cell.language);
    if (!speaks && !service.content.interpreter) continue;
    best = Math.max(best, isFull(service) ? atCapacity : speaks ? served : byInterpreter);
  }
  return best;
}

/** Points of areas: degrees of longitude and latitude by code. */
export type Points = ReadonlyMap<string, readonly [number, number]>;

const radius = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Kilometres along the surface of a round earth (haversine). */
export function kilometres(a: readonly [number, number], b: readonly [number, number]): number {
  const [east, north] = [radians(b[0] - a[0]), radians(b[1] - a[1])];
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(east / 2) ** 2;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** How far the nearest of some areas is; null where no point is known. */
export function nearest(areas: readonly string[], wanted: string, points: Points): number | null {
  const here = points.get(wanted);
  if (here === undefined) return null;
  let least: number | null = null;
  for (const area of areas) {
    const there = points.get(area);
    if (there === undefined) continue;
    const far = kilometres(here, there);
    if (least === null || far < least) least = far;
  }
  return least;
}

/** A wall clock's reading: year, month 1–12, day, hour, minute. */
export type Wall = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
};

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const held = clocks.get(zone);
  if (held) return held;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(zone, made);
  return made;
}

/** Whether this is a name of the IANA time zone database that this machine knows, e.g. `Africa/Cairo`. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(zone)) return false;
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What clocks on the wall show in a zone at a moment (milliseconds of the epoch). */
export function wallAt(zone: string, at: number): Wall {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

function asUtc({ year, month, day, hour, minute }: Wall): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** Minutes by which clocks of the zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(zone: string, at: number): number {
  return asUtc(wallAt(zone, at)) - Math.floor(at / 60_000) * 60_000;
}

/**
 * The moment at which clocks in a zone show this time. Where clocks go forward and skip it, as much later as they
 * skip; where they go back and show it twice, the first time.
 */
export function momentOf(zone: string, wall: Wall): number {
  const local = asUtc(wall);
  // No zone is more than a day from UTC and none changes twice within two days.
  const before = offsetAt(zone, local - 86_400_000);
  const after = offsetAt(zone, local + 86_400_000);
  const [first, second] = [local - before, local - after];
  if (offsetAt(zone, first) === before) return first;
  if (offsetAt(zone, second) === after) return second;
  return first;
}

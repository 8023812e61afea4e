/** What the clocks of a zone show at a moment, `yyyy-mm-dd hh:mm`. */
export function wallAt(zone: string, moment: number): string {
  const parts: Record<string, string> = {};
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  for (const { type, value } of clock.formatToParts(moment)) parts[type] = value;
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

/**
 * The moment at which clocks of a zone show this day and time; null where they never do, since they go forward over it.
 * Where they show it twice, the first time. A day that the calendar does not have gives null too.
 */
export function momentOf(zone: string, day: string, time: string): number | null {
  const local = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 10) !== day) return null;
  const wanted = `${day} ${time}`;
  // No zone is more than a day from UTC and none changes twice within two days.
  const offsets = [local - 86_400_000, local + 86_400_000].map(
    (at) => Date.parse(`${wallAt(zone, at).replace(" ", "T")}:00Z`) - at,
  );
  const moments = offsets.map((offset) => local - offset).sort((a, b) => a - b);
  return moments.find((moment) => wallAt(zone, moment) === wanted) ?? null;
}

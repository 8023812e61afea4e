type Minute = { readonly began: number; calls: number };

/**
 * Counts by name how often somebody called within a minute; gives the seconds to wait once it was too often, else null.
 * Counted in this process, before the database is asked.
 */
export function createMinuteCount(most: number): (name: string) => number | null {
  const minutes = new Map<string, Minute>();
  return (name) => {
    const now = performance.now();
    const open = minutes.get(name);
    if (open && now - open.began < 60_000) {
      open.calls += 1;
      return open.calls > most ? Math.ceil((60_000 - (now - open.began)) / 1000) : null;
    }
    if (minutes.size > 10_000) minutes.clear();
    minutes.set(name, { began: now, calls: 1 });
    return null;
  };
}

import type { SealingKey } from "./sealed-field.ts";

/**
 * The few keys used last, for some minutes. Having a key here opens nothing: each transaction first asks the
 * database whether its actor may use it.
 */
export type KeyCache = {
  readonly get: (id: string) => SealingKey | undefined;
  readonly put: (key: SealingKey) => void;
  readonly forget: (id: string) => void;
  readonly clear: () => void;
  readonly size: () => number;
};

export function createKeyCache({ most = 1_000, lifetimeMs = 600_000, clock = Date.now } = {}): KeyCache {
  const kept = new Map<string, { key: SealingKey; until: number }>();
  return {
    get(id) {
      const found = kept.get(id);
      if (!found) return undefined;
      kept.delete(id);
      if (found.until <= clock()) return undefined;
      kept.set(id, found);
      return found.key;
    },
    put(key) {
      kept.delete(key.id);
      kept.set(key.id, { key, until: clock() + lifetimeMs });
      const oldest = kept.size > most ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
    },
    forget(id) {
      kept.delete(id);
    },
    clear() {
      kept.clear();
    },
    size: () => kept.size,
  };
}

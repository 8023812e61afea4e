/** Gives one key per intention: the same input keeps its key until it succeeded, another input gets another. */
export type Intention = { readonly keyFor: (input: unknown) => string; readonly done: () => void };

export function startIntention(newKey: () => string = () => crypto.randomUUID()): Intention {
  let held: { input: string; key: string } | null = null;
  return {
    keyFor(input) {
      const text = JSON.stringify(input ?? null);
      if (held?.input !== text) held = { input: text, key: newKey() };
      return held.key;
    },
    done() {
      held = null;
    },
  };
}

type Part = { readonly [part: string]: string | Part };

/** The texts of several folders as one tree. */
export function merged(...parts: readonly Part[]): Part {
  const made: Record<string, string | Part> = {};
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      const before = made[key];
      made[key] = typeof value === "object" && typeof before === "object" ? merged(before, value) : value;
    }
  }
  return made;
}

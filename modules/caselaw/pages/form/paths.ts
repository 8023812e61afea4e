/** A value within nested objects and lists. */
export function valueAt(whole: unknown, path: readonly (string | number)[]): unknown {
  let value: unknown = whole;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** The whole with one value changed; `undefined` takes it out. What is not on the path stays the same object. */
export function withValueAt(whole: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (typeof first === "number") {
    const list = Array.isArray(whole) ? [...whole] : [];
    if (rest.length === 0 && value === undefined) return list.toSpliced(first, 1);
    list[first] = withValueAt(list[first], rest, value);
    return list;
  }
  const held = typeof whole === "object" && whole !== null ? { ...(whole as Record<string, unknown>) } : {};
  const next = withValueAt(held[first], rest, value);
  if (next === undefined) delete held[first];
  else held[first] = next;
  return held;
}

/** One field that differs between two states of a record. Sealed fields say that they changed, not how. */
export type Change = {
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly sealed: boolean;
};

/** Columns that tell nothing to a reader. */
const machinery = new Set(["agency_id", "dossier_id", "version", "sealed"]);

/** Compares two states as rows in JSON; encrypted columns (bytea, written as `\x…`) stay closed. */
export function changesBetween(
  was: Record<string, unknown> | null,
  became: Record<string, unknown> | null,
): Change[] {
  const fields = [...new Set([...Object.keys(was ?? {}), ...Object.keys(became ?? {})])].filter(
    (field) => !machinery.has(field),
  );
  return fields.flatMap((field): Change[] => {
    const from = was?.[field] ?? null;
    const to = became?.[field] ?? null;
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    return isSealed(from) || isSealed(to) ? [{ field, sealed: true }] : [{ field, from, to, sealed: false }];
  });
}

function isSealed(value: unknown): boolean {
  return typeof value === "string" && /^\\x[0-9a-f]*$/.test(value);
}

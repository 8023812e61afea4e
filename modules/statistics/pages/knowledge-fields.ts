import type { Field } from "../../../web/components/fields.ts";

/** Choices among the entries of the register of sources. */
export function sourcesField(
  name: string,
  label: string,
  sources: readonly { entryId: string; name: string }[],
): Field {
  return {
    name,
    kind: "choices",
    label,
    options: sources.map(({ entryId, name: source }) => ({ value: entryId, label: source })),
  };
}

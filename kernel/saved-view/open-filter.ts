import { z } from "zod";

type Schema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
};

/** A value of this kind is one of a few, a number or a day: no text in which a name could stand. */
function isClosed(schema: Schema): boolean {
  if (schema.anyOf) return schema.anyOf.every(isClosed);
  if (schema.enum || schema.const !== undefined) return true;
  if (schema.type === "array") return schema.items !== undefined && isClosed(schema.items);
  if (schema.type === "string") return ["uuid", "date", "date-time"].includes(schema.format ?? "");
  return ["boolean", "integer", "number", "null"].includes(schema.type ?? "");
}

/** The filters of a list's question that may be saved: those in whose values no text stands. */
export function closedFilters(input: z.ZodType): ReadonlySet<string> {
  const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema;
  return new Set(
    Object.entries(schema.properties ?? {}).flatMap(([name, one]) => (isClosed(one) ? [name] : [])),
  );
}

/** The first filter that may not be saved or whose value the question does not know; undefined when all are well. */
export function wrongFilter(
  input: z.ZodType,
  filters: Readonly<Record<string, string | readonly string[]>>,
): string | undefined {
  const closed = closedFilters(input);
  const open = Object.keys(filters).find((name) => !closed.has(name));
  if (open !== undefined) return open;
  const read = input.safeParse(filters);
  if (read.success) return undefined;
  return (
    String(read.error.issues.find((issue) => String(issue.path[0]) in filters)?.path[0] ?? "") || undefined
  );
}

import type { ReactNode } from "react";

export type Option = {
  readonly value: string;
  readonly label: string;
  /** Stands small beside the label where several are chosen: what the choice is called elsewhere. */
  readonly about?: string;
};

type Common = {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string;
  /** Offers "don't know"; the value becomes `Unknown`. */
  readonly unknown?: true;
  readonly maxLength?: number;
  readonly autoComplete?: string;
};

export type CustomInput = {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error: string | undefined;
  /** What the other inputs of the same form hold now. */
  readonly values?: Values | undefined;
};

/** One input of an action's dialog. */
export type Field = Common &
  (
    | {
        readonly kind:
          | "text"
          | "long-text"
          | "email"
          | "password"
          | "number"
          | "switch"
          | "date"
          | "date-time"
          | "partial-date";
      }
    | { readonly kind: "choice" | "choices"; readonly options: readonly Option[] }
    | {
        readonly kind: "custom";
        readonly render: (input: CustomInput) => ReactNode;
        readonly empty?: unknown;
      }
  );

export type Values = Record<string, unknown>;

/** What an untouched field holds. */
export function emptyValue(field: Field): unknown {
  switch (field.kind) {
    case "switch":
      return false;
    case "choices":
      return [];
    case "partial-date":
      return null;
    case "custom":
      return field.empty ?? null;
    default:
      return "";
  }
}

function isEmpty(value: unknown): boolean {
  return (
    value === "" || value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  );
}

/** Names of required fields that hold nothing; "don't know" is an answer. */
export function missing(fields: readonly Field[], values: Values, unknowns: ReadonlySet<string>): string[] {
  return fields
    .filter((field) => field.required && !unknowns.has(field.name) && isEmpty(values[field.name]))
    .map((field) => field.name);
}

/** What is sent: empty optional fields are left out, "don't know" becomes a state, moments become UTC. */
export function inputOf(fields: readonly Field[], values: Values, unknowns: ReadonlySet<string>): Values {
  const input: Values = {};
  for (const field of fields) {
    const value = sent(field, values[field.name]);
    if (field.unknown) {
      input[field.name] = unknowns.has(field.name)
        ? { state: "unknown" }
        : isEmpty(value)
          ? { state: "not-asked" }
          : { state: "known", value };
    } else if (!isEmpty(value) || field.kind === "choices") {
      input[field.name] = value;
    }
  }
  return input;
}

function sent(field: Field, value: unknown): unknown {
  if (field.kind === "date-time" && typeof value === "string" && value !== "")
    return new Date(value).toISOString();
  if (field.kind === "text" || field.kind === "long-text" || field.kind === "email") {
    return typeof value === "string" ? value.trim() : value;
  }
  return value;
}

/** Fields whose value is not what stands now; those that draw themselves are passed over, since they cannot be told in words. */
export function differing(fields: readonly Field[], yours: Values, theirs: Values): Field[] {
  return fields.filter(({ name, kind }) => {
    if (kind === "custom" || !(name in theirs)) return false;
    return JSON.stringify(plain(yours[name])) !== JSON.stringify(plain(theirs[name]));
  });
}

/** What the reader entered, with what stands now where they had left a field as it was. Names the fields so taken. */
export function merged(
  fields: readonly Field[],
  { start, yours, theirs }: { readonly start: Values; readonly yours: Values; readonly theirs: Values },
): { values: Values; taken: string[] } {
  const touched = new Set(differing(fields, start, yours).map(({ name }) => name));
  const taken = differing(fields, yours, theirs)
    .map(({ name }) => name)
    .filter((name) => !touched.has(name));
  return { values: { ...yours, ...Object.fromEntries(taken.map((name) => [name, theirs[name]])) }, taken };
}

function plain(value: unknown): unknown {
  return isEmpty(value) ? null : value;
}

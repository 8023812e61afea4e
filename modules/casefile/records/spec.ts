import type { ListName } from "@palermo/vocabulary";
import { codeList, findCountry } from "@palermo/vocabulary";
import { z } from "zod";
import { Money, PartialDate } from "#kernel/words";

type Named = { readonly name: string; readonly required?: boolean };

/** A field of a record. Its label is `record-field.<name>`, its choices `record-option.<list>.<code>` or a list of the field's words. */
export type PlainField = Named &
  (
    | {
        readonly kind:
          | "text"
          | "long-text"
          | "number"
          | "partial-date"
          | "date"
          | "date-time"
          | "money"
          | "country"
          | "month";
      }
    | { readonly kind: "choice" | "choices"; readonly list: readonly string[]; readonly words: string }
    | { readonly kind: "choice" | "choices"; readonly vocabulary: ListName }
  );

/** Several lines of the same fields: the legs of a journey, the lines of a ledger. */
export type RowsField = Named & { readonly kind: "rows"; readonly fields: readonly PlainField[] };
export type RecordField = PlainField | RowsField;

export type RecordWriting = { readonly needs: string; readonly verb: "add-record" | "trace-money" };

export function writingOf({ writes }: Pick<RecordSpec, "writes">): RecordWriting {
  return writes ?? { needs: "casefile.work", verb: "add-record" };
}

export type RecordSpec = {
  readonly kind: string;
  /** The noun in names of actions, and its plural in the question's. */
  readonly noun: string;
  readonly nouns: string;
  /** What it is, for the manual. */
  readonly about: string;
  readonly fields: readonly RecordField[];
  /** Whether it is about one person of the case. */
  readonly person: "none" | "optional" | "required";
  /** By which right and verb of the case it is written; with the rest of the investigation's when left out. */
  readonly writes?: RecordWriting;
  /** Fields of which one is not above the other: days, or amounts of one currency. */
  readonly holds?: readonly { readonly lower: string; readonly upper: string }[];
};

export type Content = Readonly<Record<string, unknown>>;

const mostRows = 200;

/** The codes that a choice may have. */
export function codesOf(field: PlainField): string[] {
  if ("list" in field) return [...field.list];
  if ("vocabulary" in field) return codeList(field.vocabulary).codes.map(({ code }) => code);
  return [];
}

function schemaOf(field: RecordField): z.ZodType {
  switch (field.kind) {
    case "text":
      return z.string().trim().min(1).max(500);
    case "long-text":
      return z.string().trim().min(1).max(20_000);
    case "number":
      return z.number().min(0).max(1_000_000_000);
    case "partial-date":
      return PartialDate;
    case "date":
      return z.iso.date();
    case "date-time":
      return z.iso.datetime({ offset: true });
    case "month":
      return z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month such as 2026-03");
    case "money":
      return Money;
    case "country":
      return z
        .string()
        .refine(
          (code) => findCountry({ alpha2: code }) !== undefined,
          "a country code of ISO 3166-1, such as NG",
        );
    case "choice":
      return z.enum(codesOf(field) as [string, ...string[]]);
    case "choices":
      return z.array(z.enum(codesOf(field) as [string, ...string[]])).max(50);
    case "rows":
      return z.array(objectOf(field.fields)).max(mostRows);
    default:
      throw field satisfies never;
  }
}

function objectOf(fields: readonly RecordField[]) {
  const shape = fields.map((field) => [
    field.name,
    field.required ? schemaOf(field) : schemaOf(field).optional(),
  ]);
  return z.strictObject(Object.fromEntries(shape) as Record<string, z.ZodType>);
}

/** What a record of this kind holds, as it goes in and comes out. */
export function contentOf(spec: RecordSpec): z.ZodType<Content, Content> {
  const plain = objectOf(spec.fields) as unknown as z.ZodType<Content, Content>;
  return (spec.holds ?? []).reduce(
    (schema, { lower, upper }) =>
      schema.refine((content) => isOrdered(content[lower], content[upper]), {
        path: [upper],
        error: `not below ${lower}, in the same currency`,
      }),
    plain,
  );
}

function isOrdered(lower: unknown, upper: unknown): boolean {
  if (lower === undefined || upper === undefined) return true;
  const [low, high] = [Money.safeParse(lower), Money.safeParse(upper)];
  if (low.success && high.success)
    return low.data.currency === high.data.currency && Number(low.data.amount) <= Number(high.data.amount);
  return String(lower) <= String(upper);
}

/** The days between which a record lies: of its partial dates, days, moments and months, those of its lines included. */
export function spanOf(
  spec: RecordSpec,
  content: Content,
): { earliest: string | null; latest: string | null } {
  const days = spec.fields.flatMap((field) => daysOf(field, content[field.name]));
  const earliest =
    days
      .map(({ earliest: day }) => day)
      .filter((day) => day !== null)
      .sort()[0] ?? null;
  const latest =
    days
      .map(({ latest: day }) => day)
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  return earliest !== null && latest !== null && earliest > latest
    ? { earliest, latest: null }
    : { earliest, latest };
}

type Days = { earliest: string | null; latest: string | null };

function daysOf(field: RecordField, value: unknown): Days[] {
  if (value === undefined || value === null) return [];
  switch (field.kind) {
    case "partial-date": {
      const { earliest, latest } = value as PartialDate;
      return [{ earliest, latest }];
    }
    case "date":
    case "date-time": {
      const day = String(value).slice(0, 10);
      return [{ earliest: day, latest: day }];
    }
    case "month":
      return [{ earliest: `${String(value)}-01`, latest: `${String(value)}-28` }];
    case "rows":
      return (value as Content[]).flatMap((row) =>
        field.fields.flatMap((inner) => daysOf(inner, row[inner.name])),
      );
    default:
      return [];
  }
}

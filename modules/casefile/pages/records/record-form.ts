import type { TFunction } from "i18next";
import { createElement } from "react";
import type { Lang } from "#kernel/words";
import type { Field, Option, Values } from "../../../../web/components/fields.ts";
import {
  type Content,
  codesOf,
  type PlainField,
  type RecordField,
  type RecordSpec,
} from "../../records/spec.ts";
import { countryOptions, optionsOf } from "../vocabulary.ts";
import { MoneyInput } from "./money-input.tsx";
import { linesOf, RowsInput, rowsOf } from "./rows-input.tsx";

/** The choices of a field in the reader's language. */
function choicesOf(field: PlainField, t: TFunction, lang: Lang): Option[] {
  if ("vocabulary" in field) return optionsOf(field.vocabulary, lang);
  if ("words" in field)
    return codesOf(field).map((code) => ({ value: code, label: t(`record-option.${field.words}.${code}`) }));
  return [];
}

function inputFor(field: RecordField, t: TFunction, lang: Lang): Field {
  const label = t(`record-field.${field.name}`);
  const common = { name: field.name, label, ...(field.required ? { required: true } : {}) };
  switch (field.kind) {
    case "text":
      return { ...common, kind: "text", maxLength: 500 };
    case "long-text":
      return { ...common, kind: "long-text", maxLength: 20_000 };
    case "month":
      return { ...common, kind: "text", maxLength: 7, hint: t("record.month-hint") };
    case "number":
    case "partial-date":
    case "date":
    case "date-time":
      return { ...common, kind: field.kind };
    case "choice":
    case "choices":
      return { ...common, kind: field.kind, options: choicesOf(field, t, lang) };
    case "country":
      return {
        ...common,
        kind: "choice",
        options: countryOptions(lang, "").filter(({ value }) => value !== "stateless"),
      };
    case "money":
      return {
        ...common,
        kind: "custom",
        render: (input) =>
          createElement(MoneyInput, {
            ...input,
            label,
            hint: t("record.money-hint"),
            required: field.required ?? false,
          }),
      };
    case "rows": {
      const fields = field.fields.map((inner) => inputFor(inner, t, lang));
      return {
        ...common,
        kind: "custom",
        empty: [],
        render: (input) => createElement(RowsInput, { ...input, label, fields }),
      };
    }
    default:
      throw field satisfies never;
  }
}

/** The form of one kind of record; the people of the case to choose from, where it is about one. */
export function recordFields(
  spec: RecordSpec,
  t: TFunction,
  { lang, people }: { lang: Lang; people: Option[] },
): Field[] {
  const person: Field[] =
    spec.person === "none"
      ? []
      : [
          {
            name: "participantId",
            label: t("record.person"),
            kind: "choice",
            required: spec.person === "required",
            options: people,
          },
        ];
  return [...person, ...spec.fields.map((field) => inputFor(field, t, lang))];
}

/** What the form opens with: a record as it stands. */
export function recordValues(spec: RecordSpec, content: Content, participantId: string | null): Values {
  const values = spec.fields.map((field) => [
    field.name,
    field.kind === "rows"
      ? linesOf((content[field.name] ?? []) as Values[])
      : localMoment(field, content[field.name]),
  ]);
  return { participantId: participantId ?? "", ...Object.fromEntries(values) };
}

/** A box for day and minute shows the reader's own time without a zone. */
function localMoment(field: RecordField, value: unknown): unknown {
  if (field.kind !== "date-time" || typeof value !== "string") return value;
  const moment = new Date(value);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The action's input from what was filled in. */
export function recordInput(spec: RecordSpec, values: Values, { t, lang }: { t: TFunction; lang: Lang }) {
  const { participantId, ...rest } = values;
  const content = spec.fields.flatMap((field): [string, unknown][] => {
    const value = rest[field.name];
    if (field.kind !== "rows") {
      const empty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
      return empty ? [] : [[field.name, value]];
    }
    const rows = rowsOf(
      value,
      field.fields.map((inner) => inputFor(inner, t, lang)),
    );
    return rows.length === 0 && !field.required ? [] : [[field.name, rows]];
  });
  return { participantId: participantId || null, content: Object.fromEntries(content) };
}

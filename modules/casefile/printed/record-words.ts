import { findCountry, labelOf } from "@palermo/vocabulary";
import type { ReportBlock, ReportCell } from "#kernel/report";
import { formatMoney, type Lang, Money, PartialDate } from "#kernel/words";
import { momentText } from "../custody/report-blocks.ts";
import type { CaseRecord } from "../records/record.ts";
import type { Content, PlainField, RecordField, RecordSpec } from "../records/spec.ts";
import { text } from "../text.ts";
import { dayWords, partialDateWords } from "./day-words.ts";

/** A value of a record in the reader's language, by the kind of its field. */
export function valueWords(lang: Lang, field: PlainField, value: unknown): string {
  if (value === undefined || value === null) return "";
  const locale = lang === "ar" ? "ar-u-nu-latn" : lang;
  const word = (code: string) =>
    "vocabulary" in field
      ? labelOf(field.vocabulary, code, lang)
      : "words" in field
        ? text(lang, `record-option.${field.words}.${code}`)
        : code;
  switch (field.kind) {
    case "choice":
      return word(String(value));
    case "choices":
      return new Intl.ListFormat(lang).format((value as string[]).map(word));
    case "country":
      return findCountry({ alpha2: String(value) })?.label[lang] ?? text(lang, "person.stateless");
    case "money":
      return formatMoney(Money.parse(value), locale);
    case "partial-date":
      return partialDateWords(lang, PartialDate.parse(value).text);
    case "date":
      return dayWords(lang, String(value));
    case "date-time":
      return momentText(lang, String(value));
    case "number":
      return new Intl.NumberFormat(locale).format(Number(value));
    case "month":
    case "text":
    case "long-text":
      return String(value).slice(0, 4000);
    default:
      throw field satisfies never;
  }
}

/** One record: what it is about, its facts, and a table for each list of lines. */
export function recordBlocks(lang: Lang, spec: RecordSpec, record: CaseRecord): ReportBlock[] {
  const plain = spec.fields.filter((field): field is PlainField => field.kind !== "rows");
  const facts = plain.flatMap((field) => {
    const value = valueWords(lang, field, record.content[field.name]);
    return value === "" ? [] : [{ label: text(lang, `record-field.${field.name}`), value }];
  });
  const person =
    record.personCode === null ? [] : [{ label: text(lang, "record.person"), value: record.personCode }];
  const added = text(lang, "record.by", { name: record.addedBy, when: momentText(lang, record.addedAt) });
  return [
    { kind: "facts", rows: [...person, ...facts] },
    ...spec.fields.flatMap((field) => linesOf(lang, field, record.content)),
    { kind: "text", text: added },
  ];
}

function linesOf(lang: Lang, field: RecordField, content: Content): ReportBlock[] {
  if (field.kind !== "rows") return [];
  const rows = (content[field.name] as Content[] | undefined) ?? [];
  const used = field.fields.filter(({ name }) => rows.some((row) => row[name] !== undefined));
  if (rows.length === 0 || used.length === 0) return [];
  return [
    {
      kind: "table",
      title: text(lang, `record-field.${field.name}`),
      columns: used.map((column) => ({ label: text(lang, `record-field.${column.name}`) })),
      rows: rows.map((row) => used.map((column): ReportCell => valueWords(lang, column, row[column.name]))),
    },
  ];
}

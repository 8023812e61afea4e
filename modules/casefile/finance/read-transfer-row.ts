import { type Rejections, rowError } from "#kernel/import";
import type { Lang } from "#kernel/words";
import { readAmount } from "./amounts.ts";
import { isCurrency, means, TransferWords } from "./transfer.ts";
import type { NewTransfer } from "./transfer-rows.ts";

export const transferFields = [
  "date",
  "amount",
  "currency",
  "from",
  "to",
  "means",
  "purpose",
  "reference",
] as const;
export type TransferField = (typeof transferFields)[number];
type Cells = Readonly<Partial<Record<TransferField, string>>>;

const longest: Readonly<Partial<Record<TransferField, number>>> = {
  from: 200,
  to: 200,
  purpose: 500,
  reference: 100,
};

/** The day of a cell, `2026-03-31` or `31.03.2026`; null for any other writing, "impossible" for a day that does not exist. */
export function readDay(text: string): string | "impossible" | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? null;
  const local = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const parts = found
    ? [found[1], found[2], found[3]]
    : local
      ? [local[3], local[2]?.padStart(2, "0"), local[1]?.padStart(2, "0")]
      : null;
  if (parts === null) return null;
  const day = parts.join("-");
  const read = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day ? "impossible" : day;
}

/** A row of a list as a transfer; null when it is refused, every wrong cell told by row, column, value and expectation. */
export function readTransferRow(
  cells: Cells,
  { row, lang, today, rejections }: { row: number; lang: Lang; today: string; rejections: Rejections },
): Omit<NewTransfer, "transferId"> | null {
  const value = (field: TransferField) => (cells[field] ?? "").trim();
  const wrong = (
    field: TransferField,
    ...problem: [Parameters<typeof rowError>[2], Parameters<typeof rowError>[3]?]
  ) => rejections.add(rowError(lang, { row, column: field, value: value(field) }, ...problem));
  for (const field of ["date", "amount", "currency", "from", "to"] as const)
    if (value(field) === "") wrong(field, "missing");
  const day = readDay(value("date"));
  if (value("date") !== "") {
    if (day === null) wrong("date", "bad-date");
    else if (day === "impossible") wrong("date", "impossible-date", { value: value("date") });
    else if (day > today) wrong("date", "date-in-future");
  }
  const amount = readAmount(value("amount"));
  if (value("amount") !== "" && amount === null) wrong("amount", "bad-number");
  const currency = value("currency").toUpperCase();
  if (currency !== "" && !isCurrency(currency))
    wrong("currency", "not-in-list", { list: "EUR, USD, NGN, … (ISO 4217)" });
  const way = value("means").toLowerCase();
  if (way !== "" && !(means as readonly string[]).includes(way))
    wrong("means", "not-in-list", { list: means.join(", ") });
  for (const [field, limit] of Object.entries(longest) as [TransferField, number][])
    if (value(field).length > limit) wrong(field, "too-long", { limit });
  if (rejections.has(row) || day === null || amount === null) return null;
  const words = TransferWords.parse({
    from: value("from"),
    to: value("to"),
    means: way === "" ? null : way,
    purpose: value("purpose"),
    reference: value("reference"),
  });
  return { madeOn: day, amount: { amount, currency }, words };
}

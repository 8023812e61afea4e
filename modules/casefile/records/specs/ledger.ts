import type { RecordSpec } from "../spec.ts";

export const ledgerLines = ["advance", "fee", "interest", "deduction", "paid", "wage-due"] as const;

/** Debts and wages of one person, month by month (C5). */
export const ledger: RecordSpec = {
  kind: "ledger",
  noun: "ledger",
  nouns: "ledgers",
  about: "a ledger of debts and wages of one person",
  person: "required",
  fields: [
    { name: "employer", kind: "text" },
    { name: "basis", kind: "text" },
    {
      name: "lines",
      kind: "rows",
      required: true,
      fields: [
        { name: "month", kind: "month", required: true },
        { name: "entry", kind: "choice", list: ledgerLines, words: "ledger-line", required: true },
        { name: "amount", kind: "money", required: true },
        { name: "hours", kind: "number" },
        { name: "note", kind: "text" },
      ],
    },
  ],
};

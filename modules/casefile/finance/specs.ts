import type { RecordSpec, RecordWriting } from "../records/spec.ts";

const writes: RecordWriting = { needs: "casefile.trace-money", verb: "trace-money" };

/** An account or another place where money lies. Numbers of accounts stand in the sealed content. */
export const moneyAccount: RecordSpec = {
  kind: "money-account",
  noun: "money-account",
  nouns: "money-accounts",
  about: "an account or another place where money lies",
  person: "optional",
  writes,
  fields: [
    {
      name: "accountKind",
      kind: "choice",
      list: ["bank", "mobile-money", "prepaid-card", "crypto-wallet", "informal-transfer", "cash", "other"],
      words: "account-kind",
      required: true,
    },
    { name: "holder", kind: "text", required: true },
    { name: "accountNumber", kind: "text" },
    { name: "institution", kind: "text" },
    { name: "country", kind: "country" },
    { name: "openedOn", kind: "partial-date" },
    { name: "note", kind: "long-text" },
  ],
};

/** What was found and what became of it (Convention art. 12–14; TIP Protocol art. 6(6): confiscation pays compensation). */
export const asset: RecordSpec = {
  kind: "asset",
  noun: "asset",
  nouns: "assets",
  about: "an asset that was found",
  person: "optional",
  writes,
  fields: [
    {
      name: "assetKind",
      kind: "choice",
      list: [
        "money",
        "real-estate",
        "vehicle",
        "business",
        "securities",
        "crypto",
        "valuables",
        "claim",
        "other",
      ],
      words: "asset-kind",
      required: true,
    },
    { name: "title", kind: "text", required: true },
    { name: "owner", kind: "text" },
    { name: "country", kind: "country" },
    { name: "foundOn", kind: "date", required: true },
    { name: "worth", kind: "money" },
    { name: "worthMethod", kind: "text" },
    {
      name: "assetState",
      kind: "choice",
      list: ["found", "frozen", "seized", "released"],
      words: "asset-state",
      required: true,
    },
    { name: "note", kind: "long-text" },
  ],
};

/** What the crime earned, as an interval with method and assumptions; never one bare figure. */
export const proceeds: RecordSpec = {
  kind: "proceeds",
  noun: "proceeds-estimate",
  nouns: "proceeds-estimates",
  about: "an estimate of proceeds with its method",
  person: "none",
  writes,
  fields: [
    {
      name: "proceedsMethod",
      kind: "choice",
      list: [
        "transfers",
        "ledgers",
        "price-per-person",
        "withheld-wages",
        "net-worth",
        "expenditure",
        "other",
      ],
      words: "proceeds-method",
      required: true,
    },
    { name: "lowest", kind: "money", required: true },
    { name: "highest", kind: "money", required: true },
    { name: "from", kind: "date", required: true },
    { name: "until", kind: "date", required: true },
    { name: "assumptions", kind: "long-text", required: true },
    { name: "by", kind: "text", required: true },
    { name: "on", kind: "date", required: true },
  ],
  holds: [
    { lower: "lowest", upper: "highest" },
    { lower: "from", upper: "until" },
  ],
};

export const financeSpecs: readonly RecordSpec[] = [moneyAccount, asset, proceeds];

import { type AnyList, codeList } from "@palermo/vocabulary";
import { findHtcdsPickList, htcdsFields } from "@palermo/vocabulary/htcds";

/** How the cells of a column are read. */
export type FieldKind =
  | "key"
  | "text"
  | "long-text"
  | "date"
  | "number"
  | "whole-number"
  | "checkbox"
  | "countries"
  | "language"
  | "choice"
  | "choices";

/** Where a value belongs: its home decides the compartment in which it is kept. */
export type Home = "key" | "case" | "identity" | "identity-extra" | "fact" | "participant-extra" | "support";

export type ExchangeField = {
  /** Name with prefix, as it stands in the heading. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly home: Home;
  readonly list?: AnyList;
};

const identity = [
  "prs_FirstName",
  "prs_MiddleName",
  "prs_SecondName",
  "prs_Birthdate",
  "prs_IdentityNumber",
  "prs_Email",
  "prs_HomePhone",
  "prs_MobilePhone",
];
const identityExtra = /^prs_(Salutation|Title|Mailing)/;
const facts = [
  "prs_Gender",
  "prs_Citizenship",
  "prs_PrimaryLanguage",
  "prs_SecondaryLanguage",
  "vic_TraffickingStatus",
  "vic_AgeWhenTrafficked",
  "vic_TypeOfExploitation",
  "vic_MethodsOfControl",
];

function homeOf(name: string): Home {
  if (identity.includes(name)) return "identity";
  if (identityExtra.test(name)) return "identity-extra";
  if (facts.includes(name)) return "fact";
  if (/^(cas|cco|org)_/.test(name)) return "case";
  if (/^(spl|con)_/.test(name)) return "support";
  return "participant-extra";
}

function kindOf(name: string, type: string | null): FieldKind {
  if (name === "prs_Citizenship") return "countries";
  if (/^prs_(Primary|Secondary)Language$/.test(name)) return "language";
  if (name === "vic_AgeWhenTrafficked" || name === "prs_NumberOfChildren") return "whole-number";
  const list = findHtcdsPickList(name) !== undefined;
  if (type === "Multiselect Picklist" && list) return "choices";
  if (type === "Picklist" && list) return "choice";
  if (type === "Checkbox") return "checkbox";
  if (type === "Date") return "date";
  if (type === "Number" || type === "Geolocation") return "number";
  return type === "Long Text" ? "long-text" : "text";
}

/**
 * HTCDS names no keys, no sex, no capacity and no kind of case. Ours carry the prefix `pal_`, except for the two keys
 * by which a list is updated.
 */
const own: readonly ExchangeField[] = [
  { name: "cas_Id", label: "Case ID", kind: "key", home: "key" },
  { name: "prs_Id", label: "Person ID", kind: "key", home: "key" },
  { name: "pal_CaseKind", label: "Kind of case", kind: "choice", home: "case", list: kindList() },
  { name: "pal_Capacity", label: "Capacity", kind: "choices", home: "key", list: "capacity" },
  { name: "pal_Sex", label: "Sex", kind: "choice", home: "fact", list: "sex" },
];

function kindList(): AnyList {
  const source = codeList("capacity");
  const code = (text: string) => ({
    code: text,
    label: { ar: text, zh: text, en: text, fr: text, ru: text, es: text },
    source: "Palermo",
    status: "proposed" as const,
    mappings: {},
  });
  return { ...source, name: "case-kind", codes: ["trafficking", "smuggling", "both"].map(code) };
}

/** Every column that is exchanged, keys first, then the standard's order. */
export const exchangeFields: readonly ExchangeField[] = [
  ...own,
  ...htcdsFields.map((field): ExchangeField => {
    const list = findHtcdsPickList(field.prefixedName);
    const kind = kindOf(field.prefixedName, field.type);
    return {
      name: field.prefixedName,
      label: field.label.en,
      kind,
      home: homeOf(field.prefixedName),
      ...(list === undefined || !kind.startsWith("choice") ? {} : { list }),
    };
  }),
];

const byName = new Map(exchangeFields.map((field) => [field.name, field]));

export function fieldNamed(name: string): ExchangeField {
  const field = byName.get(name);
  if (field === undefined) throw new Error(`no exchanged field ${name}`);
  return field;
}

/** One record as it is exchanged: canonical text by field name; a field left out says nothing. */
export type Values = Readonly<Record<string, string>>;

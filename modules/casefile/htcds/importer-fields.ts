import { type HtcdsTable, htcdsTables } from "@palermo/vocabulary/htcds";
import type { ImporterField } from "#kernel/import";
import { type Lang, langs } from "#kernel/words";
import { text } from "../text.ts";
import { type ExchangeField, exchangeFields } from "./fields.ts";

/** Our own columns stand with the standard's table to which they belong. */
const homes: Readonly<Record<string, string>> = {
  cas_Id: "case",
  pal_CaseKind: "case",
  prs_Id: "person",
  pal_Capacity: "person",
  pal_Sex: "person",
};

/** Every column that is exchanged, as the reader chooses among them: labels such as "Type" mean nothing without their table. */
export const importerFields: readonly ImporterField[] = exchangeFields.map((field) => ({
  name: field.name,
  label: Object.fromEntries(langs.map((lang) => [lang, labelIn(field, lang)])) as Record<Lang, string>,
}));

function labelIn(field: ExchangeField, lang: Lang): string {
  const table = tableOf(field);
  const own = table.fields.find(({ prefixedName }) => prefixedName === field.name);
  return `${table.label[lang]}: ${own?.label[lang] ?? text(lang, `import.field.${field.name}`)}`;
}

function tableOf({ name }: ExchangeField): HtcdsTable {
  const found = htcdsTables.find(
    ({ key, fields }) => key === homes[name] || fields.some(({ prefixedName }) => prefixedName === name),
  );
  if (found === undefined) throw new Error(`no table of ${name}`);
  return found;
}

/** Door of the vocabulary: code lists and countries. Large data have doors of their own (see README). */
export {
  type Code,
  type CodeList,
  type MappingSystem,
  type Mappings,
  mappingSystems,
  type Status,
  statuses,
} from "./code.ts";
export { type Country, type CountryKey, countries, findCountry } from "./countries.ts";
export { type AnyList, findAllByMapping, findByMapping, findCode, labelOf } from "./find.ts";
export { isLang, type Label, type Lang, langs } from "./lang.ts";
export { codeList, isListName, type ListName, listNames } from "./lists.ts";

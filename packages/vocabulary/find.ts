import type { Code, CodeList, MappingSystem } from "./code.ts";
import type { Lang } from "./lang.ts";
import { codeList, type ListName } from "./lists.ts";

/** A list by its name, or a list at hand (such as an HTCDS pick-list). */
export type AnyList = ListName | CodeList;

function resolve(list: AnyList): CodeList {
  return typeof list === "string" ? codeList(list) : list;
}

/** The code of a list, or nothing. */
export function findCode(list: AnyList, code: string): Code | undefined {
  return resolve(list).codes.find((entry) => entry.code === code);
}

/** The label of a code in one language; a code the list does not know is shown as it stands. */
export function labelOf(list: AnyList, code: string, lang: Lang): string {
  return findCode(list, code)?.label[lang] ?? code;
}

/** All codes of a list that carry this value of a foreign vocabulary, in list order; several may share one value. */
export function findAllByMapping(list: AnyList, system: MappingSystem, value: string): readonly Code[] {
  return resolve(list).codes.filter((entry) => entry.mappings[system]?.includes(value));
}

/** The first code of a list that carries this value of a foreign vocabulary, or nothing (exact text, case counts). */
export function findByMapping(list: AnyList, system: MappingSystem, value: string): Code | undefined {
  return findAllByMapping(list, system, value)[0];
}

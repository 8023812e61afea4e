import { normaliseDocumentNumber, normalisePhone, searchTokenGroups, searchTokens } from "@palermo/linkage";
import { knownValue } from "../words/index.ts";
import { type Identity, nameAsText } from "./person.ts";

/** What somebody types to find a person; everything given has to fit. */
export type PersonSearch = {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly document?: string | undefined;
};

/** Keys under which a person is found. Each says of what it is a key, so that a number never meets a name. */
export function keysOfIdentity(identity: Identity): string[] {
  const keys = new Set<string>();
  for (const name of knownValue(identity.names) ?? []) {
    for (const key of searchTokens(nameAsText(name))) keys.add(`name|${key}`);
  }
  for (const contact of knownValue(identity.contacts) ?? []) {
    if (contact.kind === "phone") for (const key of phoneKeys(contact.value, contact.country)) keys.add(key);
    if (contact.kind === "email") keys.add(emailKey(contact.value));
  }
  for (const document of knownValue(identity.documents) ?? []) {
    for (const key of documentKeys(document.number)) keys.add(key);
  }
  return [...keys].sort();
}

/**
 * Keys of a search in groups, each of which must meet, and in how many of them a person must be found: in all, or in all
 * but one for three or more names and nothing else. No groups when nothing of what was typed can be searched for.
 */
export function keysOfSearch(search: PersonSearch): { groups: string[][]; enough: number } {
  const names = search.name === undefined ? [] : searchTokenGroups(search.name);
  const groups = names.map((group) => group.map((key) => `name|${key}`));
  if (search.phone !== undefined) groups.push(phoneKeys(search.phone));
  if (search.email !== undefined) groups.push([emailKey(search.email)]);
  if (search.document !== undefined) groups.push(documentKeys(search.document));
  const nameOnly = groups.length === names.length && names.length > 0;
  if (groups.some((group) => group.length === 0) || (search.name !== undefined && names.length === 0)) {
    return { groups: [], enough: 0 };
  }
  return { groups, enough: nameOnly && groups.length >= 3 ? groups.length - 1 : groups.length };
}

function phoneKeys(text: string, country?: string): string[] {
  const phone = normalisePhone(text, country);
  return phone.ok ? [`phone|${phone.key}`] : [];
}

function documentKeys(text: string): string[] {
  const number = normaliseDocumentNumber(text);
  return number.ok ? [`document|${number.looseKey}`] : [];
}

function emailKey(text: string): string {
  return `email|${text.normalize("NFKC").trim().toLowerCase()}`;
}

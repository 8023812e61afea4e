import { findByMapping, findCode } from "@palermo/vocabulary";
import { type Identity, type IdentityChange, nameAsText } from "#kernel/person";
import { absent, known, knownValue, readPartialDate } from "#kernel/words";
import type { Facts, FactsChange } from "../casefile.ts";
import type { Values } from "./fields.ts";

/** Fields whose values the vault holds in fields of its own. */
export const identityNames = [
  "prs_FirstName",
  "prs_MiddleName",
  "prs_SecondName",
  "prs_Birthdate",
  "prs_IdentityNumber",
  "prs_Email",
  "prs_HomePhone",
  "prs_MobilePhone",
] as const;

/** An identity as the standard exchanges it; `extra` tells which telephone is the one at home. */
export function valuesOfIdentity(identity: Identity, extra: Values): Values {
  const values: Record<string, string> = {};
  const name = mainName(identity);
  if (name?.given === undefined && name?.family === undefined && name !== undefined)
    values.prs_FirstName = nameAsText(name);
  if (name?.given !== undefined) values.prs_FirstName = name.given;
  if (name?.other !== undefined) values.prs_MiddleName = name.other;
  if (name?.family !== undefined) values.prs_SecondName = name.family;
  const birth = knownValue(identity.birth);
  if (birth !== undefined) values.prs_Birthdate = birth.text;
  const number = knownValue(identity.documents)?.[0]?.number;
  if (number !== undefined) values.prs_IdentityNumber = number;
  const contacts = knownValue(identity.contacts) ?? [];
  const email = contacts.find((contact) => contact.kind === "email")?.value;
  if (email !== undefined) values.prs_Email = email;
  const phones = contacts.filter((contact) => contact.kind === "phone").map((contact) => contact.value);
  const home = phones.find((phone) => phone === extra.prs_HomePhone);
  const mobile = phones.find((phone) => phone !== home);
  if (home !== undefined) values.prs_HomePhone = home;
  if (mobile !== undefined) values.prs_MobilePhone = mobile;
  return values;
}

function mainName(identity: Identity) {
  const names = knownValue(identity.names) ?? [];
  return names.find((name) => name.kind === "legal") ?? names[0];
}

/** What a list says about an identity laid over what is known; other names, contacts and papers stay. "" takes a value away. */
export function identityChange(before: Identity | null, said: Values, all: Values): IdentityChange {
  const change: IdentityChange = {};
  const says = (...names: string[]) => names.some((name) => said[name] !== undefined);
  if (says("prs_FirstName", "prs_MiddleName", "prs_SecondName")) {
    const parts = { given: all.prs_FirstName, other: all.prs_MiddleName, family: all.prs_SecondName };
    const filled = Object.fromEntries(
      Object.entries(parts).filter(([, text]) => text !== undefined && text !== ""),
    );
    const main = before === null ? undefined : mainName(before);
    const others = (before === null ? [] : (knownValue(before.names) ?? [])).filter((name) => name !== main);
    const names =
      Object.keys(filled).length === 0
        ? others
        : [{ kind: main?.kind ?? ("legal" as const), ...filled }, ...others];
    change.names = listOrAbsent(names);
  }
  if (says("prs_Birthdate")) {
    const read = readPartialDate(all.prs_Birthdate ?? "");
    change.birth = read.ok ? known(read.value) : absent("unknown");
  }
  if (says("prs_IdentityNumber")) {
    const [first, ...others] = before === null ? [] : (knownValue(before.documents) ?? []);
    const number = all.prs_IdentityNumber ?? "";
    const documents =
      number === "" ? others : [{ kind: first?.kind ?? ("other" as const), ...first, number }, ...others];
    change.documents = listOrAbsent(documents);
  }
  if (says("prs_Email", "prs_HomePhone", "prs_MobilePhone")) {
    const old = before === null ? {} : valuesOfIdentity(before, all);
    const replaced = new Set([old.prs_Email, old.prs_HomePhone, old.prs_MobilePhone]);
    const others = (before === null ? [] : (knownValue(before.contacts) ?? [])).filter(
      ({ value }) => !replaced.has(value),
    );
    const email = all.prs_Email ? [{ kind: "email" as const, value: all.prs_Email }] : [];
    const phones = [all.prs_HomePhone, all.prs_MobilePhone].filter(
      (phone) => phone !== undefined && phone !== "",
    );
    const contacts = [
      ...email,
      ...[...new Set(phones)].map((value) => ({ kind: "phone" as const, value: value ?? "" })),
      ...others,
    ];
    change.contacts = listOrAbsent(contacts);
  }
  return change;
}

function listOrAbsent<T>(items: T[]) {
  return items.length === 0 ? absent<T[]>("unknown") : known(items);
}

/** Coded facts as the standard exchanges them. */
export function valuesOfFacts(facts: Facts): Values {
  const values: Record<string, string> = {};
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== "") values[name] = value;
  };
  put("pal_Sex", facts.sex.state === "unknown" ? "unknown" : knownValue(facts.sex));
  const gender = knownValue(facts.gender);
  put(
    "prs_Gender",
    facts.gender.state === "unknown" ? "NonSpecifiedUnknown" : gender && htcdsOf("gender", gender),
  );
  put("prs_Citizenship", knownValue(facts.citizenships)?.join(";"));
  const [first, second] = knownValue(facts.languages) ?? [];
  put("prs_PrimaryLanguage", first);
  put("prs_SecondaryLanguage", second);
  const status = knownValue(facts.traffickingStatus);
  put("vic_TraffickingStatus", status && htcdsOf("trafficking-status", status));
  put("vic_AgeWhenTrafficked", knownValue(facts.ageAtOffence)?.toString());
  put("vic_TypeOfExploitation", codesAsHtcds("form", knownValue(facts.forms)));
  put("vic_MethodsOfControl", codesAsHtcds("means-of-control", knownValue(facts.meansOfControl)));
  return values;
}

type Mapped = "gender" | "trafficking-status" | "form" | "means-of-control";

/** The standard's own code; one it lacks goes out as the standard's definitions name it, or as "Other". */
function htcdsOf(list: Mapped, code: string): string {
  const mappings = findCode(list, code)?.mappings;
  return mappings?.htcds?.[0] ?? mappings?.htcdsDefinition?.[0] ?? "Other";
}

function codesAsHtcds(list: Mapped, codes: readonly string[] | undefined): string | undefined {
  return codes === undefined ? undefined : [...new Set(codes.map((code) => htcdsOf(list, code)))].join(";");
}

/** What a list says as coded facts; only what it says. "" takes a value away. */
export function factsChange(said: Values, all: Values): FactsChange {
  const change: Record<string, unknown> = {};
  const put = (name: keyof Facts, value: unknown) => {
    change[name] = value === undefined ? absent("unknown") : known(value);
  };
  if (said.pal_Sex !== undefined)
    put("sex", said.pal_Sex === "unknown" || said.pal_Sex === "" ? undefined : said.pal_Sex);
  if (said.prs_Gender !== undefined) {
    const code = findByMapping("gender", "htcds", said.prs_Gender)?.code;
    put("gender", code === "not_specified" ? undefined : code);
  }
  if (said.prs_Citizenship !== undefined) put("citizenships", listOf(said.prs_Citizenship));
  if (said.prs_PrimaryLanguage !== undefined || said.prs_SecondaryLanguage !== undefined) {
    const languages = [all.prs_PrimaryLanguage, all.prs_SecondaryLanguage].filter(
      (code) => code !== undefined && code !== "",
    );
    put("languages", languages.length === 0 ? undefined : [...new Set(languages)]);
  }
  if (said.prs_Birthdate !== undefined) put("yearOfBirth", yearOf(said.prs_Birthdate));
  if (said.vic_TraffickingStatus !== undefined) {
    put("traffickingStatus", findByMapping("trafficking-status", "htcds", said.vic_TraffickingStatus)?.code);
  }
  if (said.vic_AgeWhenTrafficked !== undefined) {
    put("ageAtOffence", said.vic_AgeWhenTrafficked === "" ? undefined : Number(said.vic_AgeWhenTrafficked));
  }
  if (said.vic_TypeOfExploitation !== undefined) put("forms", codesOf("form", said.vic_TypeOfExploitation));
  if (said.vic_MethodsOfControl !== undefined)
    put("meansOfControl", codesOf("means-of-control", said.vic_MethodsOfControl));
  return change as FactsChange;
}

function listOf(text: string): string[] | undefined {
  return text === "" ? undefined : text.split(";");
}

function codesOf(list: Mapped, text: string): string[] | undefined {
  const codes = listOf(text)?.flatMap(
    (value) =>
      findByMapping(list, "htcds", value)?.code ?? findByMapping(list, "htcdsDefinition", value)?.code ?? [],
  );
  return codes === undefined || codes.length === 0 ? undefined : [...new Set(codes)];
}

function yearOf(edtf: string): number | undefined {
  const read = readPartialDate(edtf);
  if (!read.ok) return undefined;
  const [first, last] = [read.value.earliest?.slice(0, 4), read.value.latest?.slice(0, 4)];
  return first !== undefined && first === last && Number(first) >= 1880 ? Number(first) : undefined;
}

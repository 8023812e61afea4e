import { findCode, findCountry } from "@palermo/vocabulary";
import { z } from "zod";
import { Code, PartialDate, Unknown } from "../words/index.ts";

const Country = z
  .string()
  .refine((code) => findCountry({ alpha2: code }) !== undefined, "a country code of ISO 3166-1, such as NG")
  .describe("ISO 3166-1 alpha-2");
const Language = z
  .string()
  .refine((code) => findCode("language", code) !== undefined, "a language code of ISO 639, such as fr")
  .describe("ISO 639");
const Text = z.string().max(300).regex(/\S/, "a text of at most 300 characters");

/** Codes of the lists `sex`, `gender` and `age-band-ctdc` of the vocabulary, without those that say "unknown". */
export const sexes = ["female", "male", "other"] as const;
export const genders = ["woman", "man", "transgender_woman", "transgender_man", "non_conforming"] as const;
export const ageBands = ["0-8", "9-17", "18-20", "21-23", "24-26", "27-29", "30-38", "39-47", "48+"] as const;

/** What is known of a person without saying who it is. Other dossiers keep a coded copy of their own. */
export const PersonFacts = z.object({
  sex: Unknown(z.enum(sexes)).describe("Sex, apart from gender"),
  gender: Unknown(z.enum(genders)).describe("Gender as the person says it"),
  yearOfBirth: Unknown(z.int().min(1880).max(2200)).describe("Year of birth"),
  ageBand: Unknown(z.enum(ageBands)).describe("Age when first met, where the year of birth is not known"),
  citizenships: Unknown(
    z
      .array(z.union([z.literal("stateless"), Country]))
      .min(1)
      .max(10),
  ).describe("Citizenships"),
  languages: Unknown(z.array(Language).min(1).max(20)).describe("Languages, the one spoken best first"),
});
export type PersonFacts = z.infer<typeof PersonFacts>;

export const nameKinds = ["legal", "alias", "as-heard"] as const;

/** A name by its parts, or as one text where nobody knows which part is which. */
export const PersonName = z
  .object({
    kind: z.enum(nameKinds).describe("Legal name, alias, or as it was heard"),
    given: Text.optional().describe("Given names"),
    family: Text.optional().describe("Family name"),
    other: Text.optional().describe("Other parts, such as a patronymic"),
    full: Text.optional().describe("The whole name as one text"),
  })
  .refine(
    ({ given, family, other, full }) => Boolean(given ?? family ?? other ?? full),
    "at least one part of a name",
  );
export type PersonName = z.infer<typeof PersonName>;

export const contactKinds = ["phone", "email", "other"] as const;
export const Contact = z.object({
  kind: z.enum(contactKinds),
  value: Text,
  country: Country.optional().describe("Country in which the number is dialled"),
  safe: z.enum(["yes", "no"]).optional().describe("Whether the person can be reached there without danger"),
});
export type Contact = z.infer<typeof Contact>;

export const documentKinds = [
  "passport",
  "national-id",
  "residence",
  "birth-certificate",
  "seafarer",
  "asylum",
  "other",
] as const;
export const IdentityDocument = z.object({
  kind: z.enum(documentKinds),
  number: Text,
  country: Country.optional().describe("Issuing country"),
  validUntil: PartialDate.optional(),
});
export type IdentityDocument = z.infer<typeof IdentityDocument>;

export const Address = z.object({
  text: z.string().max(600).regex(/\S/, "a text of at most 600 characters"),
  country: Country.optional(),
  safe: z.enum(["yes", "no"]).optional(),
});
export type Address = z.infer<typeof Address>;

/** Who a person is. Every value lies sealed with the person's own key. */
export const Identity = z.object({
  names: Unknown(z.array(PersonName).min(1).max(20)).describe("Names"),
  birth: Unknown(PartialDate).describe("Date of birth"),
  contacts: Unknown(z.array(Contact).min(1).max(30)).describe("Telephones and addresses of e-mail"),
  documents: Unknown(z.array(IdentityDocument).min(1).max(30)).describe("Identity documents"),
  addresses: Unknown(z.array(Address).min(1).max(20)).describe("Postal addresses"),
});
export type Identity = z.infer<typeof Identity>;

/** What may be said when a person is opened or revised: the fields left out were not asked, or stay as they are. */
export const PersonFactsChange = PersonFacts.partial();
export type PersonFactsChange = z.infer<typeof PersonFactsChange>;
export const IdentityChange = Identity.partial();
export type IdentityChange = z.infer<typeof IdentityChange>;

/** A person as every reader of their identity compartment sees them in lists. */
export const PersonCard = z.object({
  personId: z.uuid(),
  code: Code,
  version: z.int(),
  facts: PersonFacts,
  /** The key was destroyed: only the code is left. */
  erased: z.boolean(),
});
export type PersonCard = z.infer<typeof PersonCard>;

/** Why somebody is erased: a closed list, so that the record of it says nothing about them. */
export const erasureGrounds = [
  "asked-by-person",
  "consent-withdrawn",
  "retention-ended",
  "entered-by-mistake",
] as const;

/** A name as one line: parts in the order given, other, family. */
export function nameAsText(name: PersonName): string {
  return name.full ?? [name.given, name.other, name.family].filter((part) => part !== undefined).join(" ");
}

import { codeList, findCountry, type ListName } from "@palermo/vocabulary";
import { z } from "zod";
import { Code, Level, Page, PageAsk, Unknown } from "#kernel/words";

/** Codes of one vocabulary list as a schema. */
function codesOf(list: ListName) {
  const codes = codeList(list).codes.map((entry) => entry.code);
  return z.enum(codes as [string, ...string[]]);
}

export const caseKinds = ["trafficking", "smuggling", "both"] as const;
export const CaseKind = z.enum(caseKinds).describe("trafficking in persons, smuggling of migrants, or both");
export type CaseKind = z.infer<typeof CaseKind>;

export const caseStates = ["open", "closed"] as const;
export const CaseState = z.enum(caseStates);
export type CaseState = z.infer<typeof CaseState>;

export const Capacity = codesOf("capacity");
export type Capacity = z.infer<typeof Capacity>;

/** What may be done with a case; the buttons of its page. */
export const caseVerbs = [
  "revise-case",
  "add-participant",
  "revise-participant",
  "remove-participant",
  "add-evidence",
  "add-record",
  "trace-money",
  "close-case",
  "reopen-case",
  "set-legal-hold",
  "lift-legal-hold",
] as const;
export const CaseVerb = z.enum(caseVerbs);
export type CaseVerb = z.infer<typeof CaseVerb>;

const Country = z
  .string()
  .refine(
    (code) => code === "stateless" || findCountry({ alpha2: code }) !== undefined,
    "a country code of ISO 3166-1, such as NG",
  );

/** Codes of a vocabulary list without the one that says "unknown": that is an answer of its own. */
function knownCodesOf(list: ListName, leftOut: string) {
  const codes = codeList(list)
    .codes.map((entry) => entry.code)
    .filter((code) => code !== leftOut);
  return z.enum(codes as [string, ...string[]]);
}

/** Coded facts of a person as told in one case. The first six are a copy of the person's own. */
export const Facts = z.object({
  sex: Unknown(knownCodesOf("sex", "unknown")),
  gender: Unknown(knownCodesOf("gender", "not_specified")).describe("gender as the person says it"),
  yearOfBirth: Unknown(z.int().min(1880).max(2200)),
  ageBand: Unknown(knownCodesOf("age-band-ctdc", "unknown")).describe("age when first met"),
  citizenships: Unknown(z.array(Country).min(1).max(10)),
  languages: Unknown(z.array(codesOf("language")).min(1).max(20)),
  ageAtOffence: Unknown(z.int().min(0).max(130)).describe("age when it happened, not today"),
  traffickingStatus: Unknown(codesOf("trafficking-status")),
  forms: Unknown(z.array(knownCodesOf("form", "unknown")).min(1).max(20)).describe("forms of exploitation"),
  meansOfControl: Unknown(z.array(codesOf("means-of-control")).min(1).max(20)),
});
export type Facts = z.infer<typeof Facts>;
export const FactsChange = Facts.partial();
export type FactsChange = z.infer<typeof FactsChange>;

export const CaseLine = z.object({
  caseId: z.uuid(),
  code: Code,
  kind: CaseKind,
  state: CaseState,
  reference: z.string(),
  held: z.boolean(),
  participants: z.int(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  may: z.array(CaseVerb),
});
export type CaseLine = z.infer<typeof CaseLine>;

export const CaseFile = CaseLine.extend({
  title: z.string().nullable(),
  summary: z.string().nullable(),
  closingNote: z.string().nullable(),
  leadAgencyId: z.uuid(),
  leadAgency: z.record(z.string(), z.string()).nullable(),
  sealed: z.boolean(),
  /** The case above, of a restricted dossier, where the reader may open that too. */
  under: z.object({ caseId: z.uuid(), code: Code }).nullable(),
  restricted: z.boolean(),
  level: Level,
  version: z.int(),
  /** Whether the reader may read identities in this case. */
  identity: z.boolean(),
});
export type CaseFile = z.infer<typeof CaseFile>;

export const Participant = z.object({
  participantId: z.uuid(),
  caseId: z.uuid(),
  personId: z.uuid(),
  personCode: z.string(),
  capacity: Capacity,
  facts: Facts,
  note: z.string().nullable(),
  /** The days from and until which the person stands in this capacity, as far as they are known. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  endReason: z.string().nullable(),
  addedAt: z.string(),
  version: z.int(),
  revealable: z.boolean(),
});
export type Participant = z.infer<typeof Participant>;

export const CasePage = Page(CaseLine);
/** What the list of cases is ordered by, the other way round with a leading hyphen. */
export const CaseSort = z.enum(["opened", "-opened", "code", "-code", "reference", "-reference"]);
export type CaseSort = z.infer<typeof CaseSort>;

export const CaseAsk = PageAsk.extend({
  sort: CaseSort.optional().describe("the newest first when left out"),
  state: CaseState.optional(),
  kind: CaseKind.optional(),
  text: z.string().max(100).optional().describe("part of a code or a reference; never a name"),
});
export type CaseAsk = z.infer<typeof CaseAsk>;

export type CaseFacts = {
  readonly state: CaseState;
  readonly held: boolean;
  readonly level: Level;
  readonly rights: ReadonlySet<string>;
};

/** The rule of what may be done: the server refuses by it, and screens show their buttons from its answer. */
export function mayWithCase({ state, held, level, rights }: CaseFacts): CaseVerb[] {
  const may: CaseVerb[] = [];
  const writes = level !== "read" && rights.has("casefile.work");
  if (writes && state === "open")
    may.push(
      "revise-case",
      "add-participant",
      "revise-participant",
      "remove-participant",
      "add-evidence",
      "add-record",
    );
  // A financial unit follows the money of a case on which it does nothing else.
  if (level !== "read" && state === "open" && rights.has("casefile.trace-money")) may.push("trace-money");
  if (level !== "manage") return may;
  if (rights.has("casefile.work")) may.push(state === "open" ? "close-case" : "reopen-case");
  if (rights.has("casefile.hold")) may.push(held ? "lift-legal-hold" : "set-legal-hold");
  return may;
}

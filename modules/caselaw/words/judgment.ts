import { z } from "zod";
import { PartialDate, TranslatedText } from "#kernel/words";
import { Charge } from "./charges.ts";
import { Country, codesOf, Jurisdiction, severalOf } from "./codes.ts";
import { Elements, Smuggling } from "./elements.ts";
import { Defendant, PeopleLine } from "./people.ts";

const Link = z.url({ protocol: /^https?$/ }).max(600);

/** A number under which others know the judgment. ECLI by Council conclusions 2011/C 127/01. */
export const Identifier = z.object({
  kind: z.enum(["ecli", "national", "sherloc", "official-citation", "application", "other"]),
  value: z.string().trim().min(1).max(200),
});
export type Identifier = z.infer<typeof Identifier>;

export const Proceeding = z.object({
  level: codesOf("court-level"),
  court: TranslatedText(300),
  date: PartialDate.nullable(),
  reference: z.string().trim().max(200).optional(),
  what: TranslatedText(2000).optional().describe("what was decided at this stage"),
});
export type Proceeding = z.infer<typeof Proceeding>;

/** What the court said about one evidential issue: the extract that a digest takes over. */
export const IssueExtract = z.object({
  issue: codesOf("evidential-issue"),
  extract: TranslatedText(4000).optional(),
  place: z.string().trim().max(120).optional().describe("paragraph or page of the judgment"),
});
export type IssueExtract = z.infer<typeof IssueExtract>;

export const Source = z.object({
  title: z.string().trim().min(1).max(400),
  publisher: z.string().trim().max(200).optional(),
  link: Link.optional(),
  licence: z.string().trim().max(200).optional(),
});

export const Relation = z.object({
  kind: z.enum(["related", "cites", "same-facts", "earlier-stage", "later-stage"]),
  code: z.string().max(20).optional().describe("code of a judgment here"),
  citation: z.string().trim().max(400).optional().describe("how it is cited, where it is not here"),
});
export type Relation = z.infer<typeof Relation>;

export const finalities = ["final", "not-final", "unknown"] as const;

/** A judgment on trafficking in persons, smuggling of migrants or what stands beside them, as briefed for readers. */
export const Judgment = z.object({
  title: TranslatedText(300),
  jurisdiction: Jurisdiction,
  court: TranslatedText(300),
  courtLevel: codesOf("court-level").default("unknown"),
  legalSystem: codesOf("legal-system").default("unknown"),
  decided: PartialDate.nullable().describe("day of the decision that is briefed"),
  verdictOn: PartialDate.nullable().default(null).describe("day of the verdict, where it is another"),
  finality: z
    .enum(finalities)
    .default("unknown")
    .describe("whether an appeal is still possible or pending (L1)"),
  identifiers: z.array(Identifier).max(20).default([]),
  crimeTypes: z.array(codesOf("crime-type")).min(1).max(15),
  elements: Elements,
  smuggling: Smuggling.optional(),
  facts: TranslatedText(40_000).optional().describe("nothing in an index entry that has no brief yet"),
  history: z.array(Proceeding).max(40).default([]),
  victims: z.array(PeopleLine).max(100).default([]),
  migrants: z
    .array(PeopleLine)
    .max(100)
    .default([])
    .describe("smuggled migrants; never called victims of smuggling"),
  defendants: z.array(Defendant).max(300).default([]),
  charges: z.array(Charge).max(2000).default([]),
  reasoning: TranslatedText(40_000).optional(),
  significance: TranslatedText(20_000).optional().describe("commentary and significant features"),
  crossCutting: severalOf("cross-cutting-issue"),
  cooperationCountries: z.array(Country).max(50).default([]),
  evidentialIssues: z.array(IssueExtract).max(60).default([]),
  concepts: severalOf("legal-concept"),
  articles: z
    .array(
      z.string().regex(/^(UNTOC|TIP|SOM) \d{1,2}(\(\d{1,2}\))?(\([a-z]\))?$/, "an article such as TIP 3(b)"),
    )
    .max(60)
    .default([]),
  sources: z.array(Source).max(30).default([]),
  relations: z.array(Relation).max(60).default([]),
  fullText: z
    .array(TranslatedText(400_000))
    .max(6)
    .default([])
    .describe("the judgment itself, in the languages at hand"),
});
export type Judgment = z.infer<typeof Judgment>;
/** As it is written by people and importers: what has a default may be left out. */
export type JudgmentInput = z.input<typeof Judgment>;

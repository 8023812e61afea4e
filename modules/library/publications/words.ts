import { z } from "zod";
import { ContentLang, TranslatedText } from "#kernel/words";
import { audiences, kinds, reaches, topics } from "./kinds.ts";

export type { PublicationKind } from "./kinds.ts";
export { audiences, kinds, reaches, topics };

export const Reach = z.enum(reaches);
export type Reach = z.infer<typeof Reach>;

const Line = (most: number) => z.string().trim().min(1).max(most);

/** An entry of the catalogue. Authors are people or bodies, as the title page names them. */
export const Publication = z.object({
  title: TranslatedText(400),
  kind: z.enum(kinds),
  topics: z.array(z.enum(topics)).max(25).default([]),
  audience: z.array(z.enum(audiences)).max(13).default([]),
  year: z.int().min(1800).max(2200).nullable().default(null),
  languages: z.array(ContentLang).max(60).default([]).describe("languages in which it can be had"),
  authors: z.array(Line(200)).max(60).default([]),
  publisher: Line(300),
  place: Line(120).optional(),
  series: Line(300).optional(),
  number: Line(60).optional().describe("volume or number within its series, or document number"),
  abstract: TranslatedText(6000).optional(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(600)
    .optional(),
  doi: z
    .string()
    .trim()
    .regex(/^10\.\d{4,9}\/\S{1,200}$/, "a DOI such as 10.18356/9789210053495")
    .optional(),
  isbn: z
    .string()
    .trim()
    .regex(/^[0-9][0-9 -]{8,16}[0-9Xx]$/, "an ISBN of 10 or 13 figures")
    .optional(),
  licence: Line(200).optional(),
});
export type Publication = z.infer<typeof Publication>;

/** By which an import finds an entry again: small letters, figures, dots and hyphens. */
export const Key = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,79}$/,
    "small letters, figures, dots and hyphens, such as unodc-2008-toolkit",
  );

export const publicationStates = ["draft", "published", "revised"] as const;

export type PublicationVerb =
  | "revise-publication"
  | "publish-publication"
  | "unpublish-publication"
  | "remove-publication"
  | "add-file-part"
  | "remove-file";

/** What may be done with an entry of one's own agency; nothing with one of another's. */
export function mayWith(
  rights: ReadonlySet<string>,
  { mine, published }: { mine: boolean; published: boolean },
): PublicationVerb[] {
  if (!mine || !rights.has("library.edit")) return [];
  const publishes = rights.has("library.publish");
  // What is published is taken off by those who may publish; the file goes with it.
  const keeps: PublicationVerb[] = ["revise-publication", "add-file-part", "remove-file"];
  if (!published) keeps.push("remove-publication");
  if (publishes) keeps.push("publish-publication");
  if (publishes && published) keeps.push("unpublish-publication");
  return keeps;
}

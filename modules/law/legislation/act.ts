import { codeList, findCode, type Lang, labelOf } from "@palermo/vocabulary";
import { findDuty } from "@palermo/vocabulary/duties";
import { z } from "zod";
import { PartialDate, Words } from "#kernel/words";
import { CountryCode } from "../places.ts";

export const actKinds = ["constitution", "act", "decree", "regulation", "guideline", "amendment"] as const;

export const DutyId = z
  .string()
  .max(30)
  .refine((id) => findDuty(id) !== undefined, "the id of a duty, such as TIP-5.1")
  .describe("a duty of the Convention, a Protocol or CETS 197");

/** Lists of which each line is an element that a provision can bear on. */
export const elementLists = ["act", "means", "purpose", "som-conduct", "som-aggravation"] as const;

function isElement(text: string): boolean {
  const [list, element] = text.split(":");
  const known = elementLists.find((name) => name === list);
  return known !== undefined && findCode(known, element ?? "") !== undefined;
}

/** An element in words. */
export function elementLabel(element: string, lang: Lang): string {
  const [list = "", line = ""] = element.split(":");
  const known = elementLists.find((name) => name === list);
  return known === undefined ? element : labelOf(known, line, lang);
}

export const Element = z
  .string()
  .max(80)
  .refine(isElement, "an element such as means:deception")
  .describe("list:code of act, means, purpose, som-conduct or som-aggravation");
export const Crime = z
  .string()
  .refine((one) => findCode("crime-type", one) !== undefined, "a crime type of the vocabulary")
  .describe("code of the list crime-type");

/** Every element, for choices and filters. */
export function allElements(lang: Lang): { value: string; label: string }[] {
  return elementLists.flatMap((list) =>
    codeList(list).codes.map(({ code: line, label }) => ({ value: `${list}:${line}`, label: label[lang] })),
  );
}

const Line = (most: number) => z.string().trim().min(1).max(most);

export const Provision = z.object({
  provisionId: z.uuid(),
  number: Line(60).describe("as it is cited: art. 12, s. 3(1)"),
  heading: Words(300).optional(),
  extract: Words(12_000).describe("the words of the law, with its language versions"),
  starts: PartialDate.optional().describe("in force from; that of the act when left out"),
  ends: PartialDate.optional().describe("in force until; open when left out"),
  duties: z.array(DutyId).max(60).default([]),
  crimes: z.array(Crime).max(15).default([]),
  elements: z.array(Element).max(30).default([]),
});
export type Provision = z.infer<typeof Provision>;

export const ActHead = z.object({
  country: CountryCode,
  kind: z.enum(actKinds),
  title: Words(400),
  number: Line(120).optional().describe("official number and year"),
  adopted: PartialDate.optional(),
  starts: PartialDate.optional().describe("in force from"),
  ends: PartialDate.optional().describe("in force until, when repealed"),
  summary: Words(4000).optional(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  source: Line(300).optional().describe("where the text was taken from"),
});
export type ActHead = z.infer<typeof ActHead>;

export const Act = ActHead.extend({ provisions: z.array(Provision).max(300) });
export type Act = z.infer<typeof Act>;

/** What is asked of a list of provisions or acts as regards a day: whether it may have been in force then. */
export function inForceOn(
  { starts, ends }: { starts?: PartialDate | undefined; ends?: PartialDate | undefined },
  day: string,
): "yes" | "maybe" | "no" {
  if (starts === undefined) return "maybe";
  const { earliest, latest } = starts;
  if (earliest !== null && earliest > day) return "no";
  const last = ends?.latest ?? null;
  if (last !== null && last < day) return "no";
  const surely = latest !== null && latest <= day && (ends === undefined || (ends.earliest ?? "") > day);
  return surely ? "yes" : "maybe";
}

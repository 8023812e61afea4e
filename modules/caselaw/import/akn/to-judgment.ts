import { findByMapping, findCode, findCountry } from "@palermo/vocabulary";
import type { JudgmentInput } from "../../words/index.ts";
import { asElements, type ReadElements, readElements } from "../mapping/elements-of.ts";
import { cut, plainText } from "../plain-text.ts";
import { dateOf } from "../row-read.ts";
import { asWords } from "../text.ts";
import type { AknDocument, AknPart, FrbrValue } from "./document.ts";

/** Text without any markup that stands in it as text: what looks like a tag goes, scripts with what is in them. */
export function withoutMarkup(text: string): string {
  const bare = text
    .replace(/<(script|style|iframe|object)\b[\s\S]*?(<\/\1\s*>|$)/gi, "")
    .replace(/<\/?[a-z!][^<>]*>/gi, "");
  return plainText(bare);
}

function frbrOf(values: readonly FrbrValue[], element: string, attribute: string): string | undefined {
  const found = values.find((one) => one.element === element)?.attributes[attribute]?.trim();
  return found === "" ? undefined : found;
}

function headerText({ header }: AknDocument, element: string): string | undefined {
  const texts = header.filter((one) => one.element === element).map(({ text }) => withoutMarkup(text));
  const found = texts.find((text) => text !== "")?.replace(/\s+/g, " ");
  return found;
}

function langOf({ expression }: AknDocument): string {
  const told = frbrOf(expression, "FRBRlanguage", "language")?.toLowerCase() ?? "und";
  const code = findByMapping("language", "iso639-2", told)?.code ?? told;
  return findCode("language", code) !== undefined || /^[a-z]{2,3}$/.test(code) ? code : "und";
}

/** Bodies that stand where a country is expected. */
const bodies = new Set(["un", "eu", "coe", "oas", "au", "int"]);

function jurisdictionOf({ work }: AknDocument): string {
  const told = frbrOf(work, "FRBRcountry", "value")?.toLowerCase() ?? "";
  const fromUri = /^\/(?:akn\/)?([a-z]{2,3})\//.exec(frbrOf(work, "FRBRuri", "value") ?? "")?.[1] ?? "";
  for (const code of [told, fromUri]) {
    // "au" is Australia where it is told as a country, whatever the African Union is called.
    const country = findCountry({ alpha2: code }) ?? findCountry({ alpha3: code });
    if (country !== undefined) return country.alpha2;
    if (bodies.has(code)) return "INT";
  }
  return "INT";
}

/** The day of the judgment: the date of the work that is said to be one, else the first. */
function decidedOf({ work, header }: AknDocument) {
  const dates = work.filter(({ element }) => element === "FRBRdate").map(({ attributes }) => attributes);
  const best = dates.find(({ name = "" }) => /judg|decision|deliver|hearing/i.test(name)) ?? dates[0];
  const inHeader = header.find(({ element }) => element === "docDate@date")?.text;
  return [best?.date, inHeader].flatMap((text) => dateOf((text ?? "").slice(0, 10)) ?? [])[0] ?? null;
}

function identifiersOf(document: AknDocument): NonNullable<JudgmentInput["identifiers"]> {
  const found: { kind: "ecli" | "national" | "official-citation" | "other"; value: string }[] = [];
  const all = [...document.work, ...document.expression].flatMap(({ attributes }) => attributes.value ?? []);
  const ecli = [...all, document.whole.slice(0, 4000)]
    .flatMap((text) => /ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}/.exec(text)?.[0] ?? [])
    .map((value) => value.replace(/\.$/, ""))[0];
  if (ecli !== undefined) found.push({ kind: "ecli", value: ecli });
  const citation = headerText(document, "neutralCitation");
  if (citation !== undefined) found.push({ kind: "official-citation", value: citation.slice(0, 200) });
  const number =
    headerText(document, "docNumber") ??
    headerText(document, "docketNumber") ??
    frbrOf(document.work, "FRBRnumber", "value");
  if (number !== undefined) found.push({ kind: "national", value: number.slice(0, 200) });
  const uri = frbrOf(document.work, "FRBRuri", "value") ?? frbrOf(document.work, "FRBRthis", "value");
  if (uri !== undefined) found.push({ kind: "other", value: uri.slice(0, 200) });
  return found;
}

function courtOf(document: AknDocument, lang: string): JudgmentInput["court"] {
  const author = frbrOf(document.work, "FRBRauthor", "href")?.replace(/^#/, "");
  const named = author === undefined ? undefined : document.references[author];
  const text = headerText(document, "courtType") ?? named;
  return text === undefined ? asWords("record.court-not-named") : { lang, text: cut(text, 300) };
}

function titleOf(document: AknDocument): string {
  const parties = document.header
    .filter(({ element }) => element === "party")
    .map(({ text }) => withoutMarkup(text).replace(/\s+/g, " "));
  const [one, other] = [...new Set(parties.filter((text) => text !== ""))];
  const citation = headerText(document, "neutralCitation") ?? headerText(document, "docNumber");
  const between = one !== undefined && other !== undefined ? `${one} v. ${other}` : undefined;
  const uri = frbrOf(document.work, "FRBRuri", "value");
  return cut(headerText(document, "docTitle") ?? between ?? citation ?? uri ?? "–", 300);
}

/** One judgment in Akoma Ntoso as a record: its parts become facts, reasoning and what was decided. */
export function judgmentOfAkn(
  document: AknDocument,
  { crime }: { crime: string },
): { judgment: JudgmentInput; elements: ReadElements } {
  const lang = langOf(document);
  const joined = (...parts: readonly AknPart[]) =>
    parts
      .map((part) => withoutMarkup(document.parts[part] ?? ""))
      .filter((text) => text !== "")
      .join("\n\n");
  const facts = joined("introduction", "background");
  const reasoning = joined("arguments", "remedies", "motivation");
  const decision = joined("decision");
  const whole = withoutMarkup(document.whole);
  const court = courtOf(document, lang);
  const decided = decidedOf(document);
  const elements = readElements({ text: facts === "" ? undefined : facts, lang });
  const judgment: JudgmentInput = {
    title: { lang, text: titleOf(document) },
    jurisdiction: jurisdictionOf(document),
    court,
    decided,
    identifiers: identifiersOf(document),
    crimeTypes: [crime],
    elements: asElements(elements),
    ...(facts === "" ? {} : { facts: { lang, text: cut(facts, 40_000) } }),
    ...(reasoning === "" ? {} : { reasoning: { lang, text: cut(reasoning, 40_000) } }),
    history:
      decision === ""
        ? []
        : [{ level: "unknown", court, date: decided, what: { lang, text: cut(decision, 2000) } }],
    ...(whole === "" ? {} : { fullText: [{ lang, text: cut(whole, 400_000) }] }),
  };
  return { judgment, elements };
}

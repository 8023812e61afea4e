import { type ListName, labelOf } from "@palermo/vocabulary";
import { type Html, html, type PageLink, type PublicAsk, type PublicDocument } from "#kernel/public-face";
import { findPublished, type PublishedJudgment } from "../find-published.ts";
import type { Judgment } from "../words/index.ts";
import { citingPart } from "./beside.ts";
import { inParts } from "./blocks.ts";
import { citePart } from "./cite-part.ts";
import { filesPart } from "./files.ts";
import { jsonLdOf } from "./json-ld.ts";
import { namesSomebody } from "./named.ts";
import { openRelations, withOpenRelations } from "./public-judgment.ts";
import { type Section, sectionsOf } from "./sections.ts";
import {
  base,
  countryName,
  dateText,
  facetLink,
  facetValue,
  inline,
  joined,
  readText,
  type View,
  viewOf,
} from "./view.ts";

/** A judgment: everything that is published of it, well set; long parts go on at pages of their own. */
export async function recordPage(ask: PublicAsk): Promise<PublicDocument | null> {
  const record = await findOpenRecord(ask);
  if (record === null) return null;
  const { judgment, code } = record;
  const view = viewOf(ask);
  const { lang, say } = view;
  const sections = sectionsOf(judgment, view);
  const files = await filesPart(ask, record.judgmentId, view);
  const citing = await citingPart(ask, code, view);
  return {
    ...headOf(record, ask),
    links: formLinks(code),
    data: jsonLdOf(record, ask),
    body: html`${headingOf(record, view)}
<div class="sides"><div>
${factsOf(judgment, view)}
${elementsOf(judgment, view)}
${sections.map((section) => openSection(section, code, view))}
${files}
${citing}
<p><a href="${base(lang)}/${code}/similar">${say("similar.title")}</a></p>
${citePart(record, ask)}
<section aria-labelledby="correct"><h2 id="correct">${say("section.correct")}</h2>
<p>${say("correct.about")} <a href="/public/${lang}/corrections?record=${code}">${say("correct.link")}</a></p></section>
</div>
<nav class="toc noprint" aria-label="${say("toc")}"><h2>${say("toc")}</h2><ul>
${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}${files && html`<li><a href="#files">${say("section.files")}</a></li>`}${citing && html`<li><a href="#citing">${say("section.citing")}</a></li>`}<li><a href="#cite">${say("section.cite")}</a></li>
<li><a href="#correct">${say("section.correct")}</a></li></ul></nav></div>`,
  };
}

async function findOpenRecord({ tx, params }: PublicAsk): Promise<PublishedJudgment | null> {
  const record = await findPublished(tx, params.code ?? "");
  if (record === null) return null;
  const open = await openRelations(tx, [record.judgment]);
  return { ...record, judgment: withOpenRelations(record.judgment, open) };
}

const perPart = 60_000;

/** One part of a judgment in full, in pages that a slow line carries. */
export async function sectionPage(ask: PublicAsk): Promise<PublicDocument | null> {
  const { code = "", section: wanted = "" } = ask.params;
  const record = await findOpenRecord(ask);
  if (record === null) return null;
  const view = viewOf(ask);
  const section = sectionsOf(record.judgment, view).find(({ id }) => id === wanted);
  if (!section) return null;
  const parts = inParts(section.blocks, perPart);
  const part = Number(ask.query.get("part")?.[0] ?? "1");
  const blocks = parts[part - 1];
  if (!blocks) return null;
  const { lang, say } = view;
  const head = headOf(record, ask);
  const to = (number: number, text: string) =>
    number >= 1 && number <= parts.length
      ? html`<a href="${base(lang)}/${code}/${section.id}?part=${number}${view.original && "&text=original"}">${text}</a>`
      : html`<span></span>`;
  return {
    ...head,
    title: `${section.title} · ${head.title}`,
    indexed: false,
    trail: [...(head.trail ?? []), { href: `${base(lang)}/${code}`, text: code }],
    canonicalQuery: part === 1 ? "" : `part=${part}`,
    body: html`<h1>${section.title}</h1>
<p class="quiet"><span data-nosnippet>${inline(record.judgment.title, view)}</span></p>
${parts.length > 1 && html`<p>${say("part", { part, parts: parts.length })}</p>`}
<div class="prose">${section.wrap ? section.wrap(blocks) : blocks}</div>
<nav class="pages" aria-label="${say("pages")}">${to(part - 1, say("previous"))}${to(part + 1, say("next"))}</nav>`,
  };
}

function headOf(record: PublishedJudgment, ask: PublicAsk): Omit<PublicDocument, "body"> {
  const view = viewOf(ask);
  const { judgment, revisedAt } = record;
  const { text, lang } = readText(judgment.title, view);
  return {
    title: text,
    titleLang: lang,
    description: joined(view.lang, [
      readText(judgment.court, view).text,
      countryName(judgment.jurisdiction, view),
      dateText(judgment.decided ?? judgment.verdictOn, view),
      ...judgment.crimeTypes.map((crime) => labelOf("crime-type", crime, view.lang)),
    ]),
    indexed: !view.original && !namesSomebody(judgment),
    modified: new Date(revisedAt),
    trail: [{ href: base(view.lang), text: view.say("face.title") }],
  };
}

function formLinks(code: string): PageLink[] {
  const form = (ending: string, type: string): PageLink => ({
    rel: "alternate",
    type,
    href: `/public/caselaw/${code}.${ending}`,
    title: ending.toUpperCase(),
  });
  return [form("json", "application/json"), form("bib", "application/x-bibtex")];
}

function headingOf({ judgment, code, origin }: PublishedJudgment, view: View): Html {
  const { say, lang } = view;
  const translated =
    Object.hasOwn(judgment.title.translations, lang) ||
    Object.hasOwn(judgment.facts?.translations ?? {}, lang);
  return html`<h1 data-nosnippet>${inline(judgment.title, view)}</h1>
<p><span class="tag"><code dir="ltr">${code}</code></span>${judgment.finality === "not-final" && html`<span class="tag attention">${say("finality.not-final")}</span>`}${origin === "demonstration" && html`<span class="tag">${say("invented")}</span>`}</p>
${judgment.finality === "not-final" && html`<p class="note">${say("not-final")}</p>`}
${
  translated &&
  html`<p class="quiet small noprint"><a href="?${view.original ? "" : "text=original"}">${say(view.original ? "show-translated" : "show-original")}</a></p>`
}`;
}

function factsOf(judgment: Judgment, view: View): Html {
  const { lang, say } = view;
  const row = (key: string, value: Html | string | false | undefined) =>
    value && html`<dt>${say(key)}</dt><dd>${value}</dd>\n`;
  const linked = (facet: string, values: readonly string[]) =>
    values.length > 0 &&
    html`${values.map((value, at) => html`${at > 0 && joined(lang, [" ", " "]).trim()} <a href="${facetLink(lang, facet, value)}">${facetValue(facet, value, view)}</a>`)}`;
  const known = (facet: string, value: string) => value !== "unknown" && linked(facet, [value]);
  return html`<dl class="facts">
${row("fact.court", inline(judgment.court, view))}
${row("facet.jurisdiction", linked("jurisdiction", [judgment.jurisdiction]))}
${row("fact.decided", judgment.decided !== null && dateText(judgment.decided, view))}
${row("fact.verdict-on", judgment.verdictOn !== null && dateText(judgment.verdictOn, view))}
${row("facet.court-level", known("court-level", judgment.courtLevel))}
${row("facet.legal-system", known("legal-system", judgment.legalSystem))}
${row("facet.finality", known("finality", judgment.finality))}
${row("facet.crime-type", linked("crime-type", judgment.crimeTypes))}
${row("facet.article", linked("article", judgment.articles))}
${row(
  "fact.cooperation",
  judgment.cooperationCountries.length > 0 &&
    joined(
      lang,
      judgment.cooperationCountries.map((code) => countryName(code, view)),
    ),
)}
${judgment.identifiers.map(({ kind, value }) => html`<dt>${say(`identifier.${kind}`)}</dt><dd><bdi class="code">${value}</bdi></dd>\n`)}
</dl>`;
}

/** What the court found or discussed, each a way to the other cases. */
function elementsOf({ elements, smuggling, concepts, crossCutting }: Judgment, view: View): Html | false {
  const { lang, say } = view;
  const groups: [string, readonly string[]][] = [
    ["act", elements.acts],
    ["means", elements.means],
    ["purpose", elements.purposes],
    ["form", elements.forms],
    ["sector", elements.sectors],
    ["conduct", smuggling?.conduct ?? []],
    ["aggravation", smuggling?.aggravation ?? []],
    ["mode", smuggling?.modes ?? []],
    ["cross-cutting", crossCutting],
  ];
  const shown = groups.filter(([, values]) => values.length > 0);
  if (shown.length + concepts.length === 0) return false;
  const tags = (values: readonly string[], href: (value: string) => string, list: ListName | string) =>
    values.map(
      (value) => html`<li><a class="tag" href="${href(value)}">${facetValue(list, value, view)}</a></li>\n`,
    );
  return html`<section aria-labelledby="elements"><h2 id="elements">${say("section.elements")}</h2><dl class="facts">
${shown.map(([facet, values]) => html`<dt>${say(`facet.${facet}`)}</dt><dd><ul class="tags">${tags(values, (value) => facetLink(lang, facet, value), facet)}</ul></dd>\n`)}
${concepts.length > 0 && html`<dt>${say("facet.concept")}</dt><dd><ul class="tags">${tags(concepts, (value) => `${base(lang)}/concepts/${value}`, "concept")}</ul></dd>`}
</dl></section>`;
}

function openSection(section: Section, code: string, { lang, say, original }: View): Html {
  const { id, title, blocks, budget, wrap } = section;
  const [shown = []] = budget === 0 ? [] : inParts(blocks, budget);
  const more = shown.length < blocks.length;
  const inner = wrap && shown.length > 0 ? wrap(shown) : shown;
  return html`<section aria-labelledby="${id}" class="prose"><h2 id="${id}">${title}</h2>
${inner}
${more && html`<p><a href="${base(lang)}/${code}/${id}${original && "?text=original"}" aria-label="${say(budget === 0 ? "read" : "read-on")}: ${title}">${say(budget === 0 ? "read" : "read-on")}</a></p>`}
</section>`;
}

import { labelOf } from "@palermo/vocabulary";
import {
  type Html,
  html,
  numberIn,
  type PublicAsk,
  type PublicDocument,
  safeLink,
} from "#kernel/public-face";
import { type Act, elementLabel, type Provision } from "../legislation/act.ts";
import { placeLabel } from "../places.ts";
import { findPublishedAct } from "../read-legislation.ts";
import { base, dateText, inline, joined, languageName, plain } from "./view.ts";

/** Bytes of provisions on one page: with its head, a page stays below a hundred kilobytes. */
const perPart = 60_000;

/** An act with its provisions in the reader's language, and every other version of their words beside. */
export async function actPage(ask: PublicAsk): Promise<PublicDocument | null> {
  const { lang, say, params, tx, query } = ask;
  const id = params.act ?? "";
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const found = await findPublishedAct(tx, id);
  if (found === undefined) return null;
  const { content: act } = found;
  const parts = inParts(act.provisions.map((one) => provisionOf(one, ask)));
  const number = Number(query.get("part")?.[0] ?? "1");
  const shown = parts[number - 1];
  if (shown === undefined) return null;
  const address = `${base(lang)}/acts/${id}`;
  const to = (part: number, text: string) =>
    part >= 1 && part <= parts.length
      ? html`<a href="${address}?part=${part}">${text}</a>`
      : html`<span></span>`;
  const place = placeLabel(act.country, lang);
  return {
    title: plain(act.title, lang),
    titleLang: act.title.translations[lang] === undefined ? act.title.lang : lang,
    description: joined(lang, [place, say(`kind.${act.kind}`), act.number, dateText(act.adopted, lang, say)]),
    indexed: number === 1,
    canonicalQuery: number === 1 ? "" : `part=${number}`,
    modified: found.published_at,
    trail: [
      { href: base(lang), text: say("face.title") },
      { href: `${base(lang)}/countries/${act.country}`, text: place },
    ],
    links: [{ rel: "alternate", type: "application/json", href: `/public/law/${id}.json`, title: "JSON" }],
    data: jsonLdOf(act, ask, id),
    body: html`<h1>${inline(act.title, lang)}</h1>
${factsOf(act, ask)}
${act.summary && html`<p class="lead">${inline(act.summary, lang)}</p>`}
<h2>${say("legislation.provisions", { count: numberIn(lang, act.provisions.length) })}</h2>
${shown}
${parts.length > 1 && html`<nav class="pages" aria-label="${say("search.pages")}">${to(number - 1, say("part.previous"))}${to(number + 1, say("part.next"))}</nav>`}`,
  };
}

function factsOf(act: Act, { lang, say }: PublicAsk): Html {
  const row = (key: string, value: Html | string | false | undefined) =>
    value && value !== "–" && html`<dt>${say(key)}</dt><dd>${value}</dd>\n`;
  const link = act.link === undefined ? null : safeLink(act.link);
  return html`<dl class="facts">
${row("fact.country", html`<a href="${base(lang)}/countries/${act.country}">${placeLabel(act.country, lang)}</a>`)}
${row("fact.kind", say(`kind.${act.kind}`))}
${row("fact.number", act.number && html`<bdi>${act.number}</bdi>`)}
${row("fact.adopted", dateText(act.adopted, lang, say))}
${row("fact.starts", dateText(act.starts, lang, say))}
${row("fact.ends", dateText(act.ends, lang, say))}
${row("fact.source", act.source && html`<bdi>${act.source}</bdi>`)}
${row("fact.link", link !== null && html`<a href="${link}" rel="noopener noreferrer nofollow">${say("fact.text")}</a>`)}
</dl>`;
}

function provisionOf(one: Provision, { lang, say }: PublicAsk): Html {
  const { extract, heading } = one;
  const own = extract.translations[lang] === undefined ? extract.lang : lang;
  const versions = [
    ...(own === extract.lang ? [] : [[extract.lang, extract.text] as const]),
    ...Object.entries(extract.translations).filter(([of]) => of !== own),
  ];
  const about = [
    ...one.crimes.map((crime) => labelOf("crime-type", crime, lang)),
    ...one.elements.map((element) => elementLabel(element, lang)),
    ...one.duties,
  ];
  return html`<section class="prose" id="${one.provisionId}"><h3><bdi>${one.number}</bdi>${heading && html` ${inline(heading, lang)}`}</h3>
<p lang="${own}" dir="auto">${plain(extract, lang)}</p>
${versions.map(([of, text]) => html`<details><summary>${languageName(of, lang)}</summary><p lang="${of}" dir="auto">${text}</p></details>\n`)}
${about.length > 0 && html`<p class="small quiet">${say("legislation.bears-on")} ${joined(lang, about)}</p>`}</section>\n`;
}

function inParts(blocks: readonly Html[]): Html[][] {
  const parts: Html[][] = [[]];
  let left = perPart;
  for (const block of blocks) {
    const size = Buffer.byteLength(block.toString());
    if (size > left && (parts.at(-1)?.length ?? 0) > 0) {
      parts.push([]);
      left = perPart;
    }
    parts.at(-1)?.push(block);
    left -= size;
  }
  return parts;
}

function jsonLdOf(act: Act, { lang, site }: PublicAsk, id: string): object {
  return {
    "@context": "https://schema.org",
    "@type": "Legislation",
    "@id": `${site.url}${base("en")}/acts/${id}`,
    url: `${site.url}${base(lang)}/acts/${id}`,
    name: plain(act.title, lang),
    legislationType: act.kind,
    legislationJurisdiction: act.country,
    ...(act.number === undefined ? {} : { legislationIdentifier: act.number }),
    ...(act.adopted === undefined ? {} : { legislationDate: act.adopted.text }),
    inLanguage: lang,
  };
}

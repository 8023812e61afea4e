import { countries, findCountry } from "@palermo/vocabulary";
import { sql } from "kysely";
import { html, numberIn, type PublicAsk, type PublicDocument } from "#kernel/public-face";
import { placeLabel } from "../places.ts";
import { readPublishedActs } from "../read-legislation.ts";
import { readTreaties } from "../read-treaties.ts";
import { stateOn } from "../treaties/status.ts";
import { base, dateText, dayIn, dayText, inline, joined, todayOf } from "./view.ts";

/** Every country, with the number of its acts here. */
export async function countriesPage(ask: PublicAsk): Promise<PublicDocument> {
  const { lang, say, tx } = ask;
  const { rows } = await sql<{ country: string; count: number }>`
    select country, count(*)::int as count from law.act_published group by country`.execute(tx);
  const acts = new Map(rows.map(({ country, count }) => [country, count]));
  const order = new Intl.Collator(lang);
  // The invented country of demonstrations has a page where it has acts.
  const shown = countries
    .filter(({ alpha2 }) => alpha2 !== "XV" || acts.has(alpha2))
    .map(({ alpha2, label }) => ({ alpha2, name: label[lang], count: acts.get(alpha2) ?? 0 }))
    .sort((a, b) => order.compare(a.name, b.name));
  return {
    title: say("country.title"),
    description: say("country.about"),
    indexed: true,
    trail: [{ href: base(lang), text: say("face.title") }],
    body: html`<h1>${say("country.title")}</h1><p class="lead">${say("country.about")}</p><ul class="columns">
${shown.map(({ alpha2, name, count }) => html`<li><a href="${base(lang)}/countries/${alpha2}">${name}</a>${count > 0 && html` <span class="count">${numberIn(lang, count)}</span>`}</li>\n`)}</ul>`,
  };
}

/** One country: how it stands to each treaty on a day, and its published acts. */
export async function countryPage(ask: PublicAsk): Promise<PublicDocument | null> {
  const { lang, say, params, tx } = ask;
  const code = params.country ?? "";
  if (!/^[A-Z]{2}$/.test(code) || findCountry({ alpha2: code }) === undefined) return null;
  const today = await todayOf(ask);
  const on = dayIn(ask, today);
  const treaties = await readTreaties(tx);
  const acts = await readPublishedActs(tx, code);
  const name = placeLabel(code, lang);
  return {
    title: name,
    description: say("country.one", { name }),
    indexed: on === today,
    canonicalQuery: on === today ? "" : `on=${on}`,
    trail: [
      { href: base(lang), text: say("face.title") },
      { href: `${base(lang)}/countries`, text: say("country.title") },
    ],
    data: { "@context": "https://schema.org", "@type": "Country", name, identifier: code },
    body: html`<h1>${name}</h1><p class="lead">${say("country.one", { name })}</p>
<h2>${say("treaty.title", { date: dayText(on, lang) })}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${say("treaty.name")}"><table><thead><tr><th scope="col">${say("treaty.name")}</th><th scope="col">${say("treaty.state")}</th><th scope="col">${say("treaty.signed")}</th><th scope="col">${say("treaty.bound")}</th><th scope="col">${say("treaty.known")}</th></tr></thead><tbody>
${treaties.map((treaty) => {
  const standing = treaty.standings.find(({ participant }) => participant === code);
  const state = standing === undefined ? "none" : stateOn(standing, on);
  return html`<tr><th scope="row"><a href="${base(lang)}/treaties/${treaty.treaty}">${treaty.label[lang]}</a></th><td>${say(`state.${state}`)}</td><td>${standing?.signed ?? "–"}</td><td>${standing?.bound ?? "–"}</td><td>${treaty.asOf ?? "–"}</td></tr>\n`;
})}</tbody></table></div>
<p class="quiet small">${say("country.known")}</p>
<h2>${say("legislation.acts", { count: numberIn(lang, acts.length) })}</h2>
${
  acts.length === 0
    ? html`<p>${say("legislation.none")}</p>`
    : html`<ul>
${acts.slice(0, 300).map(({ record_id, content }) => html`<li><a href="${base(lang)}/acts/${record_id}">${inline(content.title, lang)}</a> <span class="quiet small">${joined(lang, [say(`kind.${content.kind}`), content.number, dateText(content.adopted, lang, say)])}</span></li>\n`)}</ul>`
}`,
  };
}

import { treatiesSource } from "@palermo/vocabulary/treaties";
import { type Html, html, numberIn, type PublicAsk, type PublicDocument } from "#kernel/public-face";
import { placeLabel } from "../places.ts";
import { findTreatyStatus, readTreaties } from "../read-treaties.ts";
import { countOn, stateOn, type TreatyStatus } from "../treaties/status.ts";
import { base, dayIn, dayText, todayOf } from "./view.ts";

/** A form that asks for a day, without a script. */
function dayForm({ say }: PublicAsk, action: string, on: string): Html {
  return html`<form class="search" method="get" action="${action}"><label>${say("treaty.on")} <input type="date" name="on" value="${on}"></label> <button type="submit">${say("treaty.count")}</button></form>`;
}

/** Says up to which day the data know, and that later parties are missing where more was asked (rule L3). */
function knowledge({ asOf, source }: TreatyStatus, on: string, { say, lang }: PublicAsk): Html {
  if (asOf === null) return html`<p class="note">${say("treaty.no-data")}</p>`;
  return html`<p class="quiet small">${say("treaty.as-of", { date: dayText(asOf, lang) })}${source !== null && html` <bdi>${source === treatiesSource ? say("treaty.source-copy") : source}</bdi>`}</p>
${on > asOf && html`<p class="note">${say("treaty.beyond", { date: dayText(asOf, lang) })}</p>`}`;
}

/** Every treaty with its parties on a day. */
export async function treatyTable(ask: PublicAsk, on: string): Promise<Html> {
  const { lang, say, tx } = ask;
  const all = await readTreaties(tx);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say("treaty.name")}"><table><thead><tr><th scope="col">${say("treaty.name")}</th><th scope="col">${say("treaty.adopted")}</th><th scope="col">${say("treaty.in-force")}</th><th scope="col">${say("treaty.parties")}</th><th scope="col">${say("treaty.signatories")}</th><th scope="col">${say("treaty.known")}</th></tr></thead><tbody>
${all.map((treaty) => {
  const { parties, signatories, beyond } = countOn(treaty, on);
  const to = `${base(lang)}/treaties/${treaty.treaty}`;
  return html`<tr><th scope="row"><a href="${to}?on=${on}">${treaty.label[lang]}</a></th><td>${dayText(treaty.adopted, lang)}</td><td>${dayText(treaty.inForce, lang)}</td><td>${numberIn(lang, parties)}</td><td>${numberIn(lang, signatories)}</td><td>${dayText(treaty.asOf, lang)}${beyond && html` <span class="tag attention">${say("treaty.older")}</span>`}</td></tr>\n`;
})}</tbody></table></div>`;
}

/** The first page of law: treaties with their parties on a day, and the ways to countries and legislation. */
export async function lawPage(ask: PublicAsk): Promise<PublicDocument> {
  const { lang, say } = ask;
  const today = await todayOf(ask);
  const on = dayIn(ask, today);
  return {
    title: say("face.title"),
    description: say("face.about"),
    indexed: on === today,
    canonicalQuery: on === today ? "" : `on=${on}`,
    links: [
      {
        rel: "alternate",
        type: "application/atom+xml",
        href: `${base(lang)}/feed.atom`,
        title: say("feed.title"),
      },
    ],
    body: html`<h1>${say("face.title")}</h1><p class="lead">${say("face.about")}</p>
<p><a href="${base(lang)}/legislation">${say("legislation.title")}</a> · <a href="${base(lang)}/countries">${say("country.title")}</a> · <a href="${base(lang)}/feed.atom">${say("feed.title")}</a></p>
<h2>${say("treaty.title", { date: dayText(on, lang) })}</h2>
${dayForm(ask, base(lang), on)}
${await treatyTable(ask, on)}
<p class="quiet small">${say("treaty.rule")}</p>`,
  };
}

/** One treaty: everybody who signed or is bound, with the days. */
export async function treatyPage(ask: PublicAsk): Promise<PublicDocument | null> {
  const { lang, say, params, tx } = ask;
  const treaty = await findTreatyStatus(tx, params.treaty ?? "");
  if (treaty === undefined) return null;
  const today = await todayOf(ask);
  const on = dayIn(ask, today);
  const { parties, signatories } = countOn(treaty, on);
  const order = new Intl.Collator(lang);
  const rows = treaty.standings
    .map((one) => ({ ...one, label: placeLabel(one.participant, lang), state: stateOn(one, on) }))
    .sort((a, b) => order.compare(a.label, b.label));
  const name = treaty.label[lang];
  return {
    title: name,
    description: say("treaty.line", {
      ...{
        date: dayText(on, lang),
        parties: numberIn(lang, parties),
        signatories: numberIn(lang, signatories),
      },
    }),
    indexed: on === today,
    canonicalQuery: on === today ? "" : `on=${on}`,
    trail: [{ href: base(lang), text: say("face.title") }],
    data: {
      "@context": "https://schema.org",
      "@type": "Legislation",
      name,
      legislationType: "treaty",
      legislationIdentifier: treaty.number ?? treaty.treaty,
      legislationDate: treaty.adopted,
      ...(treaty.inForce === null ? {} : { legislationDateVersion: treaty.inForce }),
      inLanguage: lang,
    },
    body: html`<h1>${name}</h1>
<p class="lead">${say("treaty.line", { date: dayText(on, lang), parties: numberIn(lang, parties), signatories: numberIn(lang, signatories) })}</p>
${knowledge(treaty, on, ask)}
${dayForm(ask, `${base(lang)}/treaties/${treaty.treaty}`, on)}
<div class="scroll" tabindex="0" role="region" aria-label="${say("treaty.name")}"><table><thead><tr><th scope="col">${say("treaty.participant")}</th><th scope="col">${say("treaty.state")}</th><th scope="col">${say("treaty.signed")}</th><th scope="col">${say("treaty.bound")}</th><th scope="col">${say("treaty.ended")}</th></tr></thead><tbody>
${rows.map(({ participant, label, state, signed, bound, how, ended }) => {
  const place =
    participant === "EU"
      ? html`${label}`
      : html`<a href="${base(lang)}/countries/${participant}">${label}</a>`;
  return html`<tr><th scope="row">${place}</th><td>${say(`state.${state}`)}</td><td>${signed ?? "–"}</td><td>${bound ?? "–"}${how !== null && html` <span class="quiet small">${say(`how.${how}`)}</span>`}</td><td>${ended ?? "–"}</td></tr>\n`;
})}</tbody></table></div>`,
  };
}

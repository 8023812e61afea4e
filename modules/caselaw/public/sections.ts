import { labelOf } from "@palermo/vocabulary";
import { type Html, html, safeLink } from "#kernel/public-face";
import type { TranslatedText } from "#kernel/words";
import type { Judgment } from "../words/index.ts";
import { paragraphsOf } from "./blocks.ts";
import { chargeSection } from "./charges.ts";
import { defendantSection, peopleSection } from "./people.ts";
import { base, dateText, inline, joined, type Read, readText, type View } from "./view.ts";

/** A part of a record: as many blocks as fit stand on its page, all of them on pages of the section. */
export type Section = {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Html[];
  /** Bytes on the record's page; 0: a link only. */
  readonly budget: number;
  readonly wrap?: (blocks: readonly Html[]) => Html;
};

/** The parts of a judgment in the order of its page, without empty ones. */
export function sectionsOf(judgment: Judgment, view: View): Section[] {
  const { say } = view;
  const texts: [string, TranslatedText | undefined, number][] = [
    ["facts", judgment.facts, 18_000],
    ["reasoning", judgment.reasoning, 12_000],
    ["significance", judgment.significance, 8000],
  ];
  const [facts, ...others] = texts.map(([id, words, budget]) => textSection(id, words, budget, view));
  const sections: (Section | undefined)[] = [
    facts,
    peopleSection("victims", judgment.victims, view),
    peopleSection("migrants", judgment.migrants, view),
    defendantSection(judgment, view),
    chargeSection(judgment, view),
    ...others,
    issueSection(judgment, view),
    historySection(judgment, view),
    relationSection(judgment, view),
    sourceSection(judgment, view),
    ...judgment.fullText.map((words, at) => ({
      ...textSection(`text-${at + 1}`, words, 0, { ...view, original: true }),
      title: `${say("section.text")} (${labelOf("language", words.lang, view.lang)})`,
    })),
  ];
  return sections.filter((one): one is Section => one !== undefined && one.blocks.length > 0);
}

function textSection(id: string, words: TranslatedText | undefined, budget: number, view: View): Section {
  const title = view.say(`section.${id}`);
  if (words === undefined) return { id, title, blocks: [], budget };
  const read = readText(words, view);
  const note =
    read.by === undefined
      ? otherLanguage(read, view)
      : [
          html`<p class="quiet small">${view.say(read.reviewed ? "translated" : "translated-unreviewed", { by: read.by })}</p>\n`,
        ];
  return { id, title, budget, blocks: [...note, ...paragraphsOf(read)] };
}

/** Says in which language a text is that the reader's page does not speak. A full text says so in its title. */
function otherLanguage({ lang }: Read, view: View): Html[] {
  if (lang === view.lang || view.original) return [];
  return [html`<p class="quiet small">${labelOf("language", lang, view.lang)}</p>\n`];
}

function issueSection({ evidentialIssues }: Judgment, view: View): Section {
  const blocks = evidentialIssues.flatMap(({ issue, extract, place }) => [
    html`<h3><a href="${base(view.lang)}?issue=${issue}">${labelOf("evidential-issue", issue, view.lang)}</a>${place && html` <span class="quiet small"><bdi>${place}</bdi></span>`}</h3>\n`,
    ...(extract ? paragraphsOf(readText(extract, view)) : []),
  ]);
  return { id: "issues", title: view.say("section.issues"), blocks, budget: 10_000 };
}

function historySection({ history }: Judgment, view: View): Section {
  const blocks = history.map(
    ({ level, court, date, reference, what }) => html`<li><strong>${inline(court, view)}</strong>
<span class="quiet">${joined(view.lang, [labelOf("court-level", level, view.lang), dateText(date, view)])}${reference && html` <bdi>${reference}</bdi>`}</span>
${what && html`<br>${inline(what, view)}`}</li>\n`,
  );
  const wrap = (some: readonly Html[]) => html`<ol>${some}</ol>`;
  return { id: "history", title: view.say("section.history"), blocks, budget: 6000, wrap };
}

function relationSection({ relations }: Judgment, { lang, say }: View): Section {
  const blocks = relations.map(
    ({ kind, code, citation }) =>
      html`<li>${say(`relation.${kind}`)}: ${code && html`<a href="${base(lang)}/${code}"><code dir="ltr">${code}</code></a> `}<bdi data-nosnippet>${citation}</bdi></li>\n`,
  );
  const wrap = (some: readonly Html[]) => html`<ul>${some}</ul>`;
  return { id: "relations", title: say("section.relations"), blocks, budget: 4000, wrap };
}

function sourceSection({ sources }: Judgment, { say }: View): Section {
  const blocks = sources.map(({ title, publisher, link, licence }) => {
    const address = link === undefined ? null : safeLink(link);
    const name = html`<bdi>${title}</bdi>`;
    return html`<li>${address ? html`<a href="${address}" rel="noopener noreferrer nofollow">${name}</a>` : name}${publisher && html` · <bdi>${publisher}</bdi>`}${licence && html` · <span class="quiet"><bdi>${licence}</bdi></span>`}</li>\n`;
  });
  const wrap = (some: readonly Html[]) => html`<ul>${some}</ul>`;
  return { id: "sources", title: say("section.sources"), blocks, budget: 4000, wrap };
}

import { html, type PublicAsk, type PublicDocument } from "#kernel/public-face";
import { severalOpen } from "./find-open.ts";
import { lineOf } from "./line.ts";
import { openLists } from "./open-lists.ts";
import { openStories } from "./story-pages.ts";
import { base, inline, paragraphs, readIn } from "./view.ts";

export async function listsPage(ask: PublicAsk): Promise<PublicDocument> {
  const { lang, say, tx } = ask;
  const lists = await openLists(tx);
  return {
    title: say("lists.title"),
    description: say("lists.about"),
    indexed: true,
    trail: [{ href: base(lang), text: say("face.title") }],
    body: html`<h1>${say("lists.title")}</h1><p class="lead">${say("lists.about")}</p>
${lists.length === 0 ? html`<p>${say("lists.empty")}</p>` : html`<ul>${lists.map((one) => html`<li><a href="${base(lang)}/lists/${one.list_id}">${inline(one.title, lang)}</a></li>\n`)}</ul>`}`,
  };
}

/** One reading list: what on it everybody may read, in its order. A story that was taken back is on none. */
export async function readingListPage(ask: PublicAsk): Promise<PublicDocument | null> {
  const { lang, say, params, tx } = ask;
  const list = (await openLists(tx)).find(({ list_id }) => list_id === params.list);
  if (list === undefined) return null;
  const publications = new Map((await severalOpen(tx, list.items)).map((one) => [one.publication_id, one]));
  const stories = new Map((await openStories(tx)).map((one) => [one.story_id, one]));
  const items = list.items.flatMap((id) => {
    const publication = publications.get(id);
    if (publication) return [html`<li>${lineOf(publication, ask, "h2")}</li>\n`];
    const story = stories.get(id);
    if (!story) return [];
    return [
      html`<li><h2><a href="${base(lang)}/stories/${story.code}">${inline(story.content.title, lang)}</a></h2><p class="small quiet">${say("stories.title")}</p></li>\n`,
    ];
  });
  const title = readIn(list.title, lang);
  return {
    title: title.text,
    titleLang: title.lang,
    description: list.about === null ? say("lists.about") : readIn(list.about, lang).text.slice(0, 300),
    indexed: true,
    fleeting: list.items.some((id) => stories.has(id)),
    trail: [
      { href: base(lang), text: say("face.title") },
      { href: `${base(lang)}/lists`, text: say("lists.title") },
    ],
    body: html`<h1>${inline(list.title, lang)}</h1>${list.about && html`<div class="prose">${paragraphs(readIn(list.about, lang))}</div>`}
${items.length === 0 ? html`<p>${say("lists.nothing")}</p>` : html`<ol class="results">${items}</ol>`}`,
  };
}

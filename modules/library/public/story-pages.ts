import { findCountry, labelOf } from "@palermo/vocabulary";
import { sql } from "kysely";
import { html, type PublicAsk, type PublicDocument } from "#kernel/public-face";
import type { Story } from "../stories/words.ts";
import { base, inline, joined, paragraphs, readIn } from "./view.ts";

type OpenStory = { story_id: string; code: string; content: Story };

/**
 * Stories for everybody, the newest first. Asked anew each time: the login sees none whose consent has ended, and their pages
 * are kept nowhere, so that one that is taken back is gone with the next asking (rule L5).
 */
export async function openStories(tx: PublicAsk["tx"]): Promise<OpenStory[]> {
  const { rows } = await sql<OpenStory>`
    select story_id, code, content from library.published_story order by published_at desc limit 300`.execute(
    tx,
  );
  return rows;
}

export async function storiesPage(ask: PublicAsk): Promise<PublicDocument> {
  const { lang, say, tx } = ask;
  const stories = await openStories(tx);
  return {
    title: say("stories.title"),
    description: say("stories.about"),
    // Search engines would keep what may be taken back at any moment.
    indexed: false,
    fleeting: true,
    trail: [{ href: base(lang), text: say("face.title") }],
    body: html`<h1>${say("stories.title")}</h1><p class="lead">${say("stories.about")}</p>
${
  stories.length === 0
    ? html`<p>${say("stories.empty")}</p>`
    : html`<ul data-nosnippet>${stories.map(({ code, content }) => html`<li><a href="${base(lang)}/stories/${code}">${inline(content.title, lang)}</a>${content.invented && html` <span class="tag">${say("stories.invented")}</span>`}</li>\n`)}</ul>`
}`,
  };
}

export async function storyPage(ask: PublicAsk): Promise<PublicDocument | null> {
  const { lang, say, params, tx } = ask;
  const story = (await openStories(tx)).find(({ code }) => code === params.code);
  if (story === undefined) return null;
  const { content } = story;
  const title = readIn(content.title, lang);
  const place = (code: string | undefined) =>
    code === undefined ? null : (findCountry({ alpha2: code })?.label[lang] ?? code);
  const facts = [
    place(content.origin),
    place(content.destination),
    content.form === undefined ? null : labelOf("form", content.form, lang),
    content.sector === undefined ? null : labelOf("sector", content.sector, lang),
    content.year === undefined ? null : String(content.year),
  ];
  return {
    title: title.text,
    titleLang: title.lang,
    description: say("stories.about"),
    indexed: false,
    fleeting: true,
    trail: [
      { href: base(lang), text: say("face.title") },
      { href: `${base(lang)}/stories`, text: say("stories.title") },
    ],
    body: html`<article data-nosnippet><h1>${inline(content.title, lang)}</h1>
${content.invented && html`<p><span class="tag">${say("stories.invented")}</span></p>`}
<p class="note">${say("stories.note")}</p>
<p class="quiet small">${joined(lang, facts)}</p>
<div class="prose">${paragraphs(readIn(content.text, lang))}</div></article>`,
  };
}

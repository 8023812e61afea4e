import { labelOf } from "@palermo/vocabulary";
import { type Html, html } from "#kernel/public-face";
import type { SearchAnswer } from "#kernel/text-search";
import type { PublishedJudgment } from "../find-published.ts";
import { base, beginningOf, countryName, dateText, inline, joined, readText, type View } from "./view.ts";

type Hit = SearchAnswer["items"][number] & { readonly record: PublishedJudgment };

/** Judgments that were found, with the words that were found marked. Titles may name people: nothing is quoted (rule L1). */
export function hitsOf(hits: readonly Hit[], view: View): Html {
  return html`<ol class="results" data-nosnippet>
${hits.map((hit) => hitOf(hit, view))}</ol>`;
}

function hitOf({ record, title, titleLang, titleMarks, snippet }: Hit, view: View): Html {
  const read = readText(record.judgment.title, view);
  // Marks belong to the title as it was written; a translated one is shown plain.
  const shown = read.text === title ? marked(title, titleMarks) : html`${read.text}`;
  const lang = read.text === title ? titleLang : read.lang;
  return html`<li><h3><a href="${base(view.lang)}/${record.code}"><bdi lang="${lang}">${shown}</bdi></a></h3>
${lineOf(record, view)}
${passageOf(snippet, record, view)}</li>\n`;
}

/** What was found, marked; where nothing is marked, how the facts begin. */
function passageOf(snippet: Hit["snippet"], { judgment }: PublishedJudgment, view: View): Html | undefined {
  if (snippet.marks.length > 0)
    return html`<p class="small" lang="${snippet.lang}" dir="auto">${marked(snippet.text, snippet.marks)}</p>`;
  if (judgment.facts === undefined) return undefined;
  const { text, lang } = readText(judgment.facts, view);
  return html`<p class="small" lang="${lang}" dir="auto">${beginningOf(text, 240)}</p>`;
}

/** Court, place, day and state of a judgment in one line. */
export function lineOf({ judgment, code }: PublishedJudgment, view: View): Html {
  const { court, jurisdiction, decided, verdictOn, finality, crimeTypes } = judgment;
  const facts = joined(view.lang, [
    countryName(jurisdiction, view),
    dateText(decided ?? verdictOn, view),
    ...crimeTypes.slice(0, 3).map((crime) => labelOf("crime-type", crime, view.lang)),
  ]);
  return html`<p class="small quiet">${inline(court, view)} · ${facts} · <code dir="ltr">${code}</code>${finality === "not-final" && html` <span class="tag attention">${view.say("finality.not-final")}</span>`}</p>`;
}

/** A text with what was found marked; places count UTF-16 units. */
function marked(text: string, marks: readonly (readonly [number, number])[]): Html {
  const parts: (Html | string)[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return html`${parts}${text.slice(at)}`;
}

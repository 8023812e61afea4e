import { labelOf } from "@palermo/vocabulary";
import { type Html, html } from "#kernel/public-face";
import { formatMoney } from "#kernel/words";
import type { Judgment, Sentence } from "../words/index.ts";
import type { Section } from "./sections.ts";
import { inline, joined, timeText, type View } from "./view.ts";

/** What each defendant was charged with, and the outcome, count by count. */
export function chargeSection({ charges, defendants }: Judgment, view: View): Section {
  const { lang, say } = view;
  const names = new Map(defendants.map(({ key, name }) => [key, name]));
  const blocks = charges.map(({ defendant, count, statute, charge, plea, verdict, sentence, reasoning }) => {
    const pleaded = plea === "unknown" ? "" : say(`plea.${plea}`);
    return html`<tr><th scope="row"><bdi data-nosnippet>${names.get(defendant) ?? defendant}</bdi>${count !== undefined && html` <span class="quiet small">${say("charge.count", { count })}</span>`}</th>
<td><bdi>${statute}</bdi>${charge && html`<br>${inline(charge, view)}`}</td>
<td>${labelOf("verdict", verdict, lang)}${pleaded && html`<br><span class="quiet small">${pleaded}</span>`}${reasoning && html`<br><span class="small">${inline(reasoning, view)}</span>`}</td>
<td>${sentence && sentenceText(sentence, view)}</td></tr>\n`;
  });
  const heads = ["defendant", "statute", "verdict", "sentence"];
  const wrap = (
    rows: readonly Html[],
  ) => html`<div class="scroll" role="group" aria-label="${say("section.charges")}" tabindex="0"><table>
<thead><tr>${heads.map((one) => html`<th scope="col">${say(`charge.${one}`)}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
  return { id: "charges", title: say("section.charges"), blocks, budget: 12_000, wrap };
}

function sentenceText(sentence: Sentence, view: View): Html {
  const { lang, say } = view;
  const time = (key: string, months: number | undefined) =>
    months !== undefined && say(`sentence.${key}`, { time: timeText(months, lang) });
  const money = (key: string, value: Sentence["fine"]) =>
    value !== undefined && say(`sentence.${key}`, { amount: formatMoney(value, lang) });
  const text = joined(lang, [
    sentence.life && say("sentence.life"),
    time("imprisonment", sentence.imprisonmentMonths),
    time("suspended", sentence.suspendedMonths),
    time("probation", sentence.probationMonths),
    money("fine", sentence.fine),
    money("confiscation", sentence.confiscation),
    money("compensation", sentence.compensation),
  ]);
  return html`${text}${sentence.other && html` ${inline(sentence.other, view)}`}`;
}

import { labelOf } from "@palermo/vocabulary";
import { type Html, html, numberIn } from "#kernel/public-face";
import type { Judgment, PeopleLine } from "../words/index.ts";
import type { Section } from "./sections.ts";
import { countryName, joined, type View } from "./view.ts";

const list = (blocks: readonly Html[]) => html`<ul>${blocks}</ul>`;

/** Victims, or smuggled migrants, as the judgment counts them; never a name. */
export function peopleSection(id: "victims" | "migrants", lines: readonly PeopleLine[], view: View): Section {
  const blocks = lines.map((line) => html`<li>${lineText(line, view)}</li>\n`);
  return { id, title: view.say(`section.${id}`), blocks, budget: 5000, wrap: list };
}

function lineText(line: PeopleLine, view: View): string {
  const { lang, say } = view;
  const { count, group, sex, ageGroup, age, ageAt, nationalities } = line;
  return joined(lang, [
    count === null ? say("people.uncounted") : say("people.count", { count: numberIn(lang, count) }),
    group && say("people.group"),
    sex !== "unknown" && labelOf("sex", sex, lang).toLocaleLowerCase(lang),
    ageGroup !== "unknown" && say(`age.${ageGroup}`),
    age !== undefined && say("age.years", { age }),
    age !== undefined && ageAt !== "unknown" && say(`age-at.${ageAt}`),
    ...nationalities.map((code) => countryName(code, view)),
  ]);
}

/** Defendants as they may be called, and where they stand today. Search engines quote no name (rule L1). */
export function defendantSection({ defendants }: Judgment, view: View): Section {
  const { lang, say } = view;
  const blocks = defendants.map(({ key, kind, name, sex, juvenile, nationalities, standing }) => {
    const facts = joined(lang, [
      say(`defendant.${kind}`),
      kind === "person" && sex !== "unknown" && labelOf("sex", sex, lang).toLocaleLowerCase(lang),
      juvenile && say("defendant.juvenile"),
      ...nationalities.map((code) => countryName(code, view)),
    ]);
    return html`<tr id="${key}"><th scope="row"><bdi data-nosnippet>${name ?? key}</bdi></th><td>${facts}</td><td>${standingOf(standing, view)}</td></tr>\n`;
  });
  const wrap = (
    rows: readonly Html[],
  ) => html`<div class="scroll" role="group" aria-label="${say("section.defendants")}" tabindex="0"><table>
<thead><tr><th scope="col">${say("defendant.name")}</th><th scope="col">${say("defendant.who")}</th><th scope="col">${say("defendant.standing")}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
  return { id: "defendants", title: say("section.defendants"), blocks, budget: 6000, wrap };
}

function standingOf(standing: string, { say }: View): Html {
  const text = say(`standing.${standing}`);
  return standing === "convicted-not-final"
    ? html`<span class="tag attention">${text}</span>`
    : html`${text}`;
}

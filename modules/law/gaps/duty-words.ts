import { findCode, type Lang, labelOf } from "@palermo/vocabulary";
import {
  dutyAssessments,
  dutyInstruments,
  dutyLevels,
  findDuty,
  getDutyList,
  type LegalDuty,
} from "@palermo/vocabulary/duties";
import { z } from "zod";
import { text } from "../text.ts";
import { hints } from "./hints.ts";

export const DutyLine = z.object({
  duty: z.string(),
  instrument: z.enum(dutyInstruments),
  cited: z.string().describe("article and paragraph, as it is cited"),
  topic: z.string(),
  level: z.enum(dutyLevels),
  assess: z.enum(dutyAssessments).describe("where to look first"),
  description: z.string(),
  hint: z.string().nullable().describe("a point that checks often miss"),
});
export type DutyLine = z.infer<typeof DutyLine>;

/** The first part of a topic: duties on mutual legal assistance are one group. */
export function topicGroup({ topic }: Pick<LegalDuty, "topic">): string {
  return topic.split(".")[0] ?? topic;
}

/** A topic in words; groups that only have parts are called after their first. */
export function topicLabel(topic: string, lang: Lang): string {
  const list = getDutyList("duty-topic");
  if (findCode(list, topic)) return labelOf(list, topic, lang);
  const known = text(lang, `topic.${topic}`);
  return known === `topic.${topic}` ? topic : known;
}

/** A duty as its article is cited. */
export function citedDuty(id: string, lang: Lang): string {
  const duty = findDuty(id);
  return duty === undefined ? id : dutyLine(duty, lang).cited;
}

/** A duty in the reader's language. */
export function dutyLine(duty: LegalDuty, lang: Lang): DutyLine {
  const hint = hints[duty.id];
  return {
    duty: duty.id,
    instrument: duty.instrument,
    cited: text(lang, "duty.cited", {
      instrument: text(lang, `duty.instrument.${duty.instrument}`),
      article:
        duty.paragraph === null ? duty.article : `${duty.article}(${duty.paragraph.replaceAll(".", ")(")})`,
    }),
    topic: topicLabel(duty.topic, lang),
    level: duty.level,
    assess: duty.assess,
    description: duty.description[lang],
    hint: hint === undefined ? null : text(lang, `hint.${hint}`),
  };
}

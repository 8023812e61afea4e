import { duties, dutyInstruments } from "@palermo/vocabulary/duties";
import { z } from "zod";
import { type QuestionContext, question } from "#kernel/action";
import { agencyNames, authorNames } from "../agencies.ts";
import { CountryCode, placeLabel } from "../places.ts";
import { type AssessmentRow, assessmentDays, readAssessments } from "../read-assessments.ts";
import { byUrgency, changesBetween, StandingOf, Tally, tallyOf } from "./assessment.ts";
import { commentsOn } from "./comments.ts";
import { DutyLine, dutyLine } from "./duty-words.ts";

export const CountryGapsAsk = z.object({
  country: CountryCode,
  agency: z.uuid().optional().describe("whose assessment; one's own, else the first that is shared"),
  on: z.iso.date().optional().describe("what held on this day; today when left out"),
  since: z.iso.date().optional().describe("what changed since this day"),
});
export type CountryGapsAsk = z.infer<typeof CountryGapsAsk>;

const JudgedLine = DutyLine.extend({
  standing: StandingOf,
  assessedOn: z.string().nullable(),
  author: z.string().nullable().describe("who assessed it"),
  cited: z.string(),
  provisions: z.int().describe("provisions named"),
  comments: z.int().describe("of peers"),
});
export const CountryGaps = z.object({
  country: z.string(),
  place: z.string(),
  agencyId: z.uuid().nullable().describe("whose assessment is shown; null when there is none"),
  agency: z.string(),
  mine: z.boolean(),
  shared: z.boolean().describe("other agencies read it"),
  changedSinceShared: z.boolean().describe("drafts were written after it was shared"),
  on: z.string(),
  days: z.array(z.string()).describe("on which it was assessed, the latest first"),
  agencies: z.array(z.object({ agencyId: z.uuid(), name: z.string() })),
  tally: Tally,
  instruments: z.array(z.object({ instrument: z.enum(dutyInstruments), tally: Tally })),
  items: z.array(JudgedLine).describe("in order of urgency"),
  since: z.string().nullable(),
  changes: z.array(DutyLine.extend({ from: StandingOf, to: StandingOf })),
  may: z.array(z.enum(["assess", "share", "unshare", "comment"])),
});
export type CountryGaps = z.infer<typeof CountryGaps>;

/** A country's duties as one agency judges them, in order of urgency, with what changed since a day. */
export async function countryGaps(
  { tx, actor, now }: QuestionContext<unknown>,
  ask: CountryGapsAsk,
): Promise<CountryGaps> {
  const { lang, rights } = actor;
  const { country } = ask;
  const on = ask.on ?? now.toISOString().slice(0, 10);
  const all = await readAssessments(tx, { on: "9999-12-31", country });
  const ids = [...new Set(all.map(({ agency_id }) => agency_id))];
  const names = await agencyNames(tx, ids, lang);
  const agencyId = ask.agency ?? (ids.includes(actor.agencyId) ? actor.agencyId : (ids.sort()[0] ?? null));
  const mine = agencyId === null || agencyId === actor.agencyId;
  const own = agencyId === null ? [] : await readAssessments(tx, { on, country, agency: agencyId });
  const judged = new Map(own.map((row) => [row.duty, row]));
  const authors = await authorNames(
    tx,
    own.map(({ author }) => author),
  );
  const comments = agencyId === null ? [] : await commentsOn(tx, { country, agency: agencyId });
  const said = Map.groupBy(comments, ({ duty }) => duty);
  const standingOf = (rows: ReadonlyMap<string, AssessmentRow>, duty: string) =>
    rows.get(duty)?.status ?? ("not-assessed" as const);
  const lines = duties
    .map((duty) => ({ duty, standing: standingOf(judged, duty.id) }))
    .sort(byUrgency)
    .map(({ duty, standing }) => {
      const row = judged.get(duty.id);
      return {
        ...dutyLine(duty, lang),
        standing,
        assessedOn: row?.assessed_on ?? null,
        author: row === undefined ? null : (authors.get(row.author) ?? ""),
        provisions: row?.content.cited.length ?? 0,
        comments: said.get(duty.id)?.length ?? 0,
      };
    });
  const shared = all.some((row) => row.agency_id === agencyId && row.shared);
  return {
    country,
    place: placeLabel(country, lang),
    agencyId,
    agency: agencyId === null ? "" : (names.get(agencyId) ?? ""),
    mine,
    shared,
    changedSinceShared: mine && shared && all.some((row) => row.agency_id === agencyId && !row.shared),
    on,
    days: agencyId === null ? [] : await assessmentDays(tx, country, agencyId),
    agencies: ids.map((id) => ({ agencyId: id, name: names.get(id) ?? "" })),
    tally: tallyOf(lines),
    instruments: dutyInstruments.map((instrument) => ({
      instrument,
      tally: tallyOf(lines.filter((line) => line.instrument === instrument)),
    })),
    items: lines,
    since: ask.since ?? null,
    changes: await changesSince(),
    may: mine
      ? rights.has("law.assess")
        ? [
            "assess",
            ...(own.length > 0 ? (["share"] as const) : []),
            ...(shared ? (["unshare"] as const) : []),
          ]
        : []
      : shared && rights.has("law.comment")
        ? ["comment"]
        : [],
  };

  async function changesSince(): Promise<CountryGaps["changes"]> {
    if (ask.since === undefined || agencyId === null) return [];
    const before = await readAssessments(tx, { on: ask.since, country, agency: agencyId });
    const statusOf = (rows: readonly AssessmentRow[]) =>
      new Map(rows.map(({ duty, status }) => [duty, status] as const));
    const changes = changesBetween(statusOf(before), statusOf(own));
    const byDuty = new Map(duties.map((duty) => [duty.id, duty]));
    return changes.flatMap(({ duty, from, to }) => {
      const known = byDuty.get(duty);
      return known === undefined ? [] : [{ ...dutyLine(known, lang), from, to }];
    });
  }
}

export const showCountryGaps = question({
  name: "law.show-country-gaps",
  about:
    "A country's 278 duties in order of urgency, by whom and when they were assessed, and what changed since a day.",
  needs: "law.read",
  input: CountryGapsAsk,
  output: CountryGaps,
  inAddress: true,
}).run((context) => countryGaps(context, context.input));

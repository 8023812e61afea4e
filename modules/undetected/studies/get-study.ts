import { type HistoryTable, historyTable } from "@palermo/mse";
import { z } from "zod";
import { question } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { canBe, standings } from "../checks/can-be.ts";
import { checkOf } from "../checks/check-of.ts";
import { PartCheck } from "../checks/check-part.ts";
import { labelCheck } from "../checks/label-check.ts";
import { Estimate, estimatesOf, newestOf } from "../estimates/estimate-rows.ts";
import { listLabel, sourceLabel } from "../list-label.ts";
import { partLabel } from "../part-label.ts";
import { countsOf, partsOf, Stratum, type StudyContent } from "../undetected.ts";
import { roundCheck, roundEstimate, roundPeople } from "./coarse.ts";
import { StudyLine } from "./list-studies.ts";
import { contentOf, studyRow } from "./study-rows.ts";

/** Overlaps that a picture holds; the rest are summed. */
const most = 30;

const Part = z.object({
  part: Stratum,
  label: z.string(),
  people: z.int(),
  standing: z.enum(standings).describe("whether it can be estimated at all"),
});

const Shown = StudyLine.extend({
  coarse: z.boolean().describe("counts are of own dossiers and shown in tens"),
  parts: z.array(Part).describe("everybody, and each value that tells people apart"),
  part: Stratum,
  partLabel: z.string(),
  partPeople: z.int(),
  standing: z.enum(standings),
  overlaps: z.array(z.object({ lists: z.array(z.string()), people: z.int() })).describe("the largest first"),
  otherOverlaps: z.int().describe("people in overlaps beyond those"),
  check: PartCheck.nullable(),
  estimates: z.array(Estimate).describe("the newest of each method for this part"),
  runs: z.int().describe("estimates of this study that were ever made"),
});

export const getStudy = question({
  name: "undetected.get-study",
  about:
    "A study with its overlaps, what its table says for and against an estimate, and the estimates of one part.",
  needs: "undetected.estimate",
  input: z.object({ studyId: z.uuid(), part: Stratum.default({}) }),
  output: Shown,
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { lang } = actor;
  const row = await studyRow(tx, input.studyId);
  const content = contentOf(row);
  const estimates = await estimatesOf(tx, input.studyId);
  const outcome = historyTable(content.lists, countsOf(content, input.part));
  const table = outcome.ok ? outcome.table : null;
  const coarse = row.origin === "dossiers";
  const shown = (people: number) => (coarse ? roundPeople(people) : people);
  const overlaps = table === null ? [] : overlapsOf(table);
  const check = table === null ? null : labelCheck(await checkOf(table), lang);
  return {
    studyId: row.study_id,
    title: wordsIn(row.title, lang),
    source: sourceLabel(row.source, lang),
    origin: row.origin,
    earliest: row.earliest,
    latest: row.latest,
    lists: row.lists.map((name) => listLabel(name, lang)),
    strata: row.strata,
    people: shown(row.people),
    openedAt: row.opened_at.toISOString(),
    coarse,
    parts: partsOf(content).map((part) => describe(content, part, { lang, shown })),
    part: input.part,
    partLabel: partLabel(input.part, lang),
    partPeople: shown(table?.n ?? 0),
    standing: canBe(table),
    overlaps: overlaps
      .slice(0, most)
      .map(({ lists, people }) => ({
        lists: lists.map((name) => listLabel(name, lang)),
        people: shown(people),
      }))
      .filter(({ people }) => people > 0),
    otherOverlaps: shown(overlaps.slice(most).reduce((sum, { people }) => sum + people, 0)),
    check: check !== null && coarse ? roundCheck(check) : check,
    estimates: newestOf(estimates, input.part).map((one) => (coarse ? roundEstimate(one) : one)),
    runs: estimates.length,
  };
});

type Reader = {
  readonly lang: Parameters<typeof partLabel>[1];
  readonly shown: (people: number) => number;
};

function describe(content: StudyContent, part: Stratum, { lang, shown }: Reader): z.infer<typeof Part> {
  const outcome = historyTable(content.lists, countsOf(content, part));
  const table = outcome.ok ? outcome.table : null;
  return { part, label: partLabel(part, lang), people: shown(table?.n ?? 0), standing: canBe(table) };
}

function overlapsOf({ lists, counts }: HistoryTable): { lists: string[]; people: number }[] {
  return [...counts.entries()]
    .filter(([, people]) => people > 0)
    .map(([history, people]) => ({ lists: lists.filter((_, list) => (history >> list) & 1), people }))
    .sort((one, other) => other.people - one.people);
}

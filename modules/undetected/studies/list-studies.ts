import { z } from "zod";
import { question } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { listLabel, sourceLabel } from "../list-label.ts";
import { studyRows } from "./study-rows.ts";

export const StudyLine = z.object({
  studyId: z.uuid(),
  title: z.string(),
  source: z.string(),
  origin: z.enum(["file", "dossiers"]),
  earliest: z.string(),
  latest: z.string(),
  lists: z.array(z.string()),
  strata: z.array(z.string()),
  people: z.int().describe("people on at least one list"),
  openedAt: z.string(),
});

export const listStudies = question({
  name: "undetected.list-studies",
  about: "Studies of undetected people of one's agency: overlaps of lists, as they were on a day.",
  needs: "undetected.estimate",
  input: z.object({}),
  output: z.object({ items: z.array(StudyLine) }),
  inAddress: true,
}).run(async ({ tx, actor }) => {
  const rows = await studyRows(tx);
  return {
    items: rows.map((row) => ({
      studyId: row.study_id,
      title: wordsIn(row.title, actor.lang),
      source: sourceLabel(row.source, actor.lang),
      origin: row.origin,
      earliest: row.earliest,
      latest: row.latest,
      lists: row.lists.map((name) => listLabel(name, actor.lang)),
      strata: row.strata,
      people: row.people,
      openedAt: row.opened_at.toISOString(),
    })),
  };
});

import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { courts } from "../courts/courts.ts";
import { Day } from "../offences/offence.ts";
import { namesAll, raiseNotices, standingMeasures } from "../protection/index.ts";
import { standingDecisions } from "../testimony/testimony-rows.ts";
import { momentOf } from "./hearing-time.ts";
import { Proceeding } from "./proceeding.ts";
import { proceedingAnew, proceedingFor } from "./proceeding-rows.ts";
import { writeEvent } from "./write-event.ts";

export const listHearing = action({
  name: "court.list-hearing",
  about: "Lists a hearing on a day and time of the court's clocks, saying which protective measures stand.",
  needs: "court.record",
  input: z.object({
    eventId: z.uuid().describe("made by the client"),
    proceedingId: z.uuid(),
    day: Day,
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day from 00:00 to 23:59")
      .describe("by the court's clocks"),
    room: z.string().trim().max(200).default(""),
    measures: z
      .string()
      .trim()
      .min(3)
      .max(2000)
      .describe("which protective measures stand, or that none was asked for; sealed"),
    summoned: z
      .array(z.uuid())
      .max(100)
      .default([])
      .describe("participants summoned to testify; of each it was decided that the testimony is needed"),
    standing: z
      .array(z.uuid())
      .max(500)
      .default([])
      .describe("all measures in force for the whole case, by id: none forgotten, none that has ended"),
    note: z.string().trim().max(4000).default(""),
  }),
  output: Proceeding,
  refusals: [
    "may-not",
    "recorded-already",
    "no-court-yet",
    "no-such-time",
    "measures-not-named",
    "decide-first",
  ],
  emits: ["court.hearing-listed", "court.notice-raised"],
  undo: "court.strike-event",
}).run(async (context) => {
  const { input, opened, emit } = context;
  const { eventId, proceedingId, day, time, room, measures, note } = input;
  const found = await proceedingFor(context, proceedingId, "list-hearing");
  if (isRefusal(found)) return found;
  const { row, of } = found;
  if (row.court_id === null) return refuse("no-court-yet");
  const { court } = await courts.one(context, row.court_id);
  const moment = momentOf(court.zone, day, time);
  if (moment === null) return refuse("no-such-time", { path: ["time"], params: { zone: court.zone } });
  const decided = await standingDecisions(context, of.caseId);
  const summoned = [];
  for (const id of new Set(input.summoned)) {
    const decision = decided.find(({ participant_id }) => participant_id === id);
    if (decision?.decision !== "needed") return refuse("decide-first", { path: ["summoned"] });
    summoned.push({ participantId: id, personCode: decision.person_code });
  }
  const standing = (await standingMeasures(context, of.caseId))(null);
  if (!namesAll(input.standing, standing))
    return refuse("measures-not-named", { path: ["standing"], params: { count: standing.length } });
  const written = await writeEvent(context, of, row, {
    eventId,
    kind: "hearing",
    happenedOn: day,
    hearing: { startsAt: new Date(moment), zone: court.zone },
    courtId: row.court_id,
    content: { room, measures, note, summoned },
  });
  if (!written) return refuse("recorded-already");
  await raiseNotices(context, { ...of, topic: "hearing", happensOn: day });
  opened([of.caseId], ["proceedings"]);
  emit("court.hearing-listed", { caseId: of.caseId, proceedingId, eventId });
  return proceedingAnew(context, of, proceedingId);
});

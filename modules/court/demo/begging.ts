import { fileCharge, listHearing, openProceeding, recordEvents, type Story, tellLine } from "./story.ts";

/** Ended with an acquittal that is final; two children were heard once, on a recording. */
export async function tellBegging(story: Story): Promise<void> {
  const { year, person, provisions, courts, call, newId, caseId } = story;
  const children = [0, 1].map((at) => person("identified_victim", at).participantId);
  const court = "Juvenile Court of Lakeside";
  const proceedingId = await openProceeding(story, {
    ...{ crime: "trafficking", courtId: courts.juvenile, number: `2 Hv 8/${(year - 2) % 100}` },
  });
  await recordEvents(story, proceedingId, [["investigation-opened", `${year - 2}-04-02`]]);
  const chargeId = await fileCharge(story, {
    ...{
      proceedingId,
      participantId: person("acquitted_person").participantId,
      chargedOn: `${year - 2}-10-11`,
    },
    ...{
      provisionId: provisions.trafficking,
      victims: children,
      child: true,
      childBorn: `${year - 11}-08-20`,
    },
    ...{ earliest: `${year - 2}-01-10`, latest: `${year - 2}-04-01`, participation: "accomplice" },
    particulars: "Drove children to the station each morning.",
  });
  for (const participantId of children) {
    await call("decide-testimony", {
      ...{
        testimonyId: newId(),
        caseId,
        participantId,
        decision: "recorded",
        wish: "undecided",
        risk: "medium",
      },
      reason: "Children are heard once, on a recording, with somebody they trust.",
      elementsOtherwise: ["child-age"],
    });
    await tellLine(
      story,
      { what: "recorded-testimony", participantId, details: { defenceQuestioned: true } },
      [
        { verb: "grant-measure", on: `${year - 2}-11-04`, by: court },
        { verb: "carry-out-measure", on: `${year - 2}-11-19`, by: court },
        { verb: "end-measure", on: `${year - 1}-05-20`, by: court, reason: "The proceedings are over." },
      ],
    );
  }
  await listHearing(story, {
    ...{
      proceedingId,
      day: `${year - 1}-02-06`,
      measures: "The recordings are shown; no child is summoned.",
    },
    held: "Recordings shown; the timetable of the bus was read.",
  });
  await recordEvents(story, proceedingId, [
    ["verdict", `${year - 1}-02-20`, "Not guilty."],
    ["appeal", `${year - 1}-02-28`, "By the prosecution; withdrawn on 6 May."],
    ["final", `${year - 1}-05-06`],
  ]);
  await call("record-verdict", {
    ...{
      verdictId: newId(),
      chargeId,
      verdict: "not_guilty",
      on: `${year - 1}-02-20`,
      finalOn: `${year - 1}-05-06`,
    },
    ...{ courtId: courts.juvenile, indicated: "trafficking", convicted: "none" },
    reasons: "That she knew what the children did at the station was not proved.",
  });
}

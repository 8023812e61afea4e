import {
  euro,
  fileCharge,
  listHearing,
  openProceeding,
  recordEvents,
  type Story,
  tellLine,
} from "./story.ts";

/** Judged ten days ago, so that the time in which to appeal runs; a newspaper broke a ban and the danger is looked at anew. */
export async function tellMill(story: Story): Promise<void> {
  const { year, person, provisions, courts, inDays, call, newId, caseId } = story;
  const luz = person("identified_victim").participantId;
  const elena = person("prosecuted_person").participantId;
  const court = "District Court of Lakeside";
  const proceedingId = await openProceeding(story, {
    ...{ crime: "trafficking", courtId: courts.district, number: `4 Hv 77/${year % 100}` },
  });
  await recordEvents(story, proceedingId, [
    ["complaint", `${year}-02-03`, "Reported by a neighbour."],
    ["investigation-opened", `${year}-02-05`],
    ["bail", `${year}-02-21`, "Bail; no contact with the person or with the neighbour."],
  ]);
  const chargeId = await fileCharge(story, {
    ...{ proceedingId, participantId: elena, provisionId: provisions.trafficking, victims: [luz] },
    ...{ chargedOn: `${year}-05-19`, earliest: `${year - 3}-01-15`, latest: `${year}-02-03` },
    ...{ child: true, childBorn: `${year - 19}-05-04` },
    particulars:
      "Kept a girl of sixteen as a maid for three years without wages, and locked the house when leaving it.",
  });
  await call("decide-testimony", {
    ...{
      testimonyId: newId(),
      caseId,
      participantId: luz,
      decision: "recorded",
      wish: "does_not_want",
      risk: "high",
    },
    reason: "She was a child when it began; the recording with the questions of the defence suffices.",
    elementsOtherwise: ["child-age"],
  });
  await tellLine(
    story,
    {
      what: "recorded-testimony",
      participantId: luz,
      details: { arrangements: "Room for children, one interviewer." },
    },
    [
      { verb: "request-measure", on: `${year}-05-20`, by: "Prosecutor, Lakeside" },
      { verb: "grant-measure", on: `${year}-06-02`, by: court },
      { verb: "carry-out-measure", on: `${year}-06-24`, by: court, details: { defenceQuestioned: true } },
    ],
  );
  await tellLine(story, { what: "pseudonym", participantId: luz, details: { pseudonym: "Maria N." } }, [
    { verb: "grant-measure", on: `${year}-06-02`, by: court, reason: "Her family does not know." },
  ]);
  await tellLine(story, { what: "closed-hearing", participantId: luz, details: {} }, [
    { verb: "request-measure", on: `${year}-05-20`, by: "Prosecutor, Lakeside" },
    { verb: "grant-measure", on: `${year}-06-02`, by: court },
    { verb: "carry-out-measure", on: `${year}-10-14`, by: court },
  ]);
  await call("assess-risk", {
    ...{ riskId: newId(), caseId, participantId: luz, level: "raised", threats: ["stigma", "exposure"] },
    ...{ by: "Witness unit, Lakeside", assessedOn: inDays(-30), reviewBy: inDays(40), zone: "Europe/Lisbon" },
    words: "Is known in the quarter; the family of the accused lives in the next street.",
  });
  await call("ask-telling", {
    ...{
      caseId,
      participantId: luz,
      topics: ["release", "bail", "appeal"],
      channel: "call",
      askedOn: `${year}-06-02`,
    },
    ...{
      wishesReturn: false,
      said: { through: "Support worker", neutral: "Your library book", hours: "After six" },
    },
  });
  await tellLine(story, { what: "press-ban", participantId: luz, details: {} }, [
    { verb: "grant-measure", on: `${year}-06-02`, by: court },
    {
      verb: "breach-measure",
      on: inDays(-3),
      by: "Witness unit",
      reason: "A local paper printed the street and her age.",
    },
  ]);
  await listHearing(story, {
    ...{ proceedingId, day: `${year}-10-14`, room: "Room 1, closed" },
    measures: "Recording shown in a closed hearing; pseudonym in all papers.",
    held: "Recording shown. The neighbour was heard.",
  });
  await recordEvents(story, proceedingId, [
    ["verdict", inDays(-10), "Guilty."],
    ["sentence", inDays(-10), "Five years; compensation."],
  ]);
  await call("record-verdict", {
    ...{ verdictId: newId(), chargeId, verdict: "guilty", on: inDays(-10), courtId: courts.district },
    ...{ indicated: "trafficking", convicted: "trafficking", imprisonmentMonths: 60 },
    ...{ aggravations: ["child", "position-of-trust"], harms: ["mental-health", "loss-of-wages"] },
    reasons:
      "For a child no means has to be proved. That she went to school at first does not take the purpose away.",
  });
  await tellLine(
    story,
    { what: "compensation", participantId: luz, details: { instalments: 24, firstDue: inDays(20), court } },
    [
      {
        verb: "order-payment",
        on: inDays(-10),
        by: court,
        amount: euro("24000"),
        reason: "Wages of three years and for pain.",
      },
    ],
  );
}

import {
  euro,
  fileCharge,
  listHearing,
  openProceeding,
  recordEvents,
  type Story,
  tellLine,
} from "./story.ts";

/** A trial that goes on: witnesses prepared or not, a live link for somebody who goes home, a release that had to be told. */
export async function tellGreenhouses(story: Story): Promise<void> {
  const { year, person, provisions, courts, inDays, call, caseId } = story;
  const [amara, samir] = [person("identified_victim"), person("presumed_victim")];
  const [viktor, ruth] = [person("suspected_person"), person("witness")];
  const proceedingId = await openProceeding(story, {
    ...{ crime: "trafficking", courtId: courts.district, number: `4 Hv 51/${year % 100}` },
  });
  await recordEvents(story, proceedingId, [
    ["complaint", `${year}-06-14`, "Reported by the labour inspection."],
    ["investigation-opened", `${year}-06-15`],
    ["custody", `${year}-06-20`, "Two months; danger that witnesses are approached."],
  ]);
  const counted = { proceedingId, participantId: viktor.participantId, chargedOn: `${year}-09-12` };
  const days = { earliest: `${year}-03-01`, latest: `${year}-06-14` };
  const victims = [amara.participantId, samir.participantId];
  const trafficking = await fileCharge(story, {
    ...{ ...counted, ...days, victims, provisionId: provisions.trafficking },
    particulars:
      "Harboured eleven workers in greenhouse 4, kept their passports in the office, and held back wages against an advance of 3,000 that could not be repaid.",
  });
  await fileCharge(story, {
    ...{ ...counted, ...days, provisionId: provisions.group, participation: "group_member" },
    particulars: "Worked together with the agency in Harbour Town for at least three months.",
  });
  await decideTestimonies(story);
  await protect(story);
  await listHearing(story, {
    ...{ proceedingId, day: `${year}-11-20`, room: "Room 2" },
    measures: "Closed for the testimony of the second witness; support person beside him.",
    summoned: [ruth.participantId],
    held: "The keeper of the wage lists was heard. The defence asked for the notebook to be examined again; refused.",
  });
  await recordEvents(story, proceedingId, [
    ["released", inDays(-5), "Released under the condition to report twice a week."],
  ]);
  await tellOfRelease(story);
  const soon = await listHearing(story, {
    ...{ proceedingId, day: inDays(6), room: "Room 2", summoned: [ruth.participantId] },
    measures: "Live link and support person as granted; no screen.",
  });
  const later = await listHearing(story, {
    ...{
      proceedingId,
      day: inDays(9),
      time: "09:00",
      room: "Room 2, closed",
      summoned: [samir.participantId],
    },
    measures: "Closed hearing; support person; live link from abroad stands ready.",
  });
  const prepared = (hearingId: string, participantId: string, answers: object) =>
    call("prepare-witness", { caseId, hearingId, participantId, answers });
  await prepared(soon, ruth.participantId, { explanation: "done", interpreter: "not-needed" });
  await prepared(later, samir.participantId, {
    ...{ "court-visit": "done", explanation: "done", advocate: "done", interpreter: "done", breaks: "done" },
  });
  await prove(story, trafficking);
  await tellLine(
    story,
    {
      what: "vehicle",
      participantId: viktor.participantId,
      details: { described: "Minibus, nine seats", country: "XV", order: "K 31" },
    },
    [{ verb: "seize-asset", on: `${year}-06-20`, by: "Police, Lakeside", amount: euro("18500") }],
  );
  await tellLine(
    story,
    {
      what: "account",
      details: { described: "Account of Harbour Agency, Lakeside Savings Bank", country: "XV" },
    },
    [
      {
        verb: "freeze-asset",
        on: `${year}-06-24`,
        by: "District Court of Lakeside",
        amount: euro("26840.50"),
      },
    ],
  );
}

async function decideTestimonies({ call, newId, caseId, person }: Story): Promise<void> {
  const decide = (participantId: string, said: object) =>
    call("decide-testimony", { testimonyId: newId(), caseId, participantId, ...said });
  await decide(person("identified_victim").participantId, {
    ...{ decision: "recorded", wish: "does_not_want", risk: "high", elementsOtherwise: ["act"] },
    reason: "The recording of June shows the whole account, and the defence may put its questions by link.",
  });
  await decide(person("presumed_victim").participantId, {
    ...{ decision: "needed", wish: "wants", risk: "medium" },
    reason: "He alone saw the entries made in the notebook; no paper shows who dictated them.",
  });
  await decide(person("witness").participantId, {
    ...{ decision: "needed", wish: "wants", risk: "low", elementsOtherwise: ["purpose"] },
    reason: "She kept the wage lists and can say who signed them.",
  });
}

async function protect(story: Story): Promise<void> {
  const { year, person, inDays, call, newId, caseId } = story;
  const court = "District Court of Lakeside";
  const prosecution = "Prosecutor, Lakeside";
  const [amara, samir, ruth] = ["identified_victim", "presumed_victim", "witness"].map(
    (capacity) => person(capacity).participantId,
  );
  if (amara === undefined || samir === undefined || ruth === undefined) return;
  await tellLine(
    story,
    {
      what: "live-link",
      participantId: amara,
      details: { country: "NG", arrangements: "From the consulate, with her advocate beside her." },
    },
    [
      {
        verb: "request-measure",
        on: `${year}-09-15`,
        by: prosecution,
        reason: "She goes home before the trial ends.",
      },
      {
        verb: "oppose-measure",
        on: `${year}-09-22`,
        by: "Defence",
        reason: "Wants to see her face to face.",
      },
      {
        verb: "grant-measure",
        on: `${year}-10-02`,
        by: court,
        reason: "The picture is large enough to see her face.",
      },
    ],
  );
  await tellLine(story, { what: "screen", participantId: samir, details: {} }, [
    { verb: "request-measure", on: `${year}-09-15`, by: prosecution },
    {
      verb: "refuse-measure",
      on: `${year}-10-02`,
      by: court,
      reason: "A closed hearing and a support person suffice.",
    },
  ]);
  await tellLine(
    story,
    {
      what: "support-person",
      participantId: samir,
      details: { arrangements: "The support person sits beside him and may ask for a break." },
    },
    [
      { verb: "grant-measure", on: `${year}-10-02`, by: court },
      { verb: "carry-out-measure", on: `${year}-11-20`, by: "Harbour House" },
    ],
  );
  await tellLine(
    story,
    {
      what: "accompaniment",
      participantId: ruth,
      details: { arrangements: "On the way to court and back." },
    },
    [{ verb: "request-measure", on: inDays(-4), by: prosecution }],
  );
  const assess = (participantId: string, said: object) =>
    call("assess-risk", {
      riskId: newId(),
      caseId,
      participantId,
      by: "Witness unit, Lakeside",
      zone: "Europe/Lisbon",
      ...said,
    });
  await assess(amara, {
    ...{
      level: "high",
      threats: ["debt", "family-threatened"],
      assessedOn: inDays(-12),
      reviewBy: inDays(16),
    },
    words: "A man called at her mother's about the advance. Nobody has approached her here.",
  });
  await assess(samir, {
    ...{ level: "raised", threats: ["group"], assessedOn: inDays(-20), reviewBy: inDays(60) },
    words: "Knows two of the drivers; was greeted by name at the market.",
  });
  const ask = (participantId: string, said: object) =>
    call("ask-telling", { caseId, participantId, askedOn: `${year}-10-06`, ...said });
  await ask(amara, {
    ...{
      topics: ["release", "escape", "appeal"],
      channel: "advocate",
      wishesReturn: true,
      agreesToStay: false,
    },
    said: { through: "Her advocate", neutral: "The appointment", hours: "Afternoons" },
  });
  await ask(samir, {
    ...{ topics: ["release", "hearing"], channel: "in-person", wishesReturn: false },
    said: { through: "Social worker of Harbour House" },
  });
}

/** Both who had asked for it were told of the release; the danger that it opened again is assessed for one of them. */
async function tellOfRelease({ call, caseId, person, inDays, newId }: Story): Promise<void> {
  const shown = (await call("show-protection", { caseId })) as {
    notices: { noticeId: string; topic: string; state: string }[];
  };
  const waiting = shown.notices.filter(({ state }) => state === "waiting");
  // A release is told before anything else, so it goes ahead of the hearing that was.
  for (const topic of ["release", "hearing"])
    for (const { noticeId } of waiting.filter((one) => one.topic === topic))
      await call("tell-notice", {
        noticeId,
        reached: true,
        how: "Told on the same day, through the way they chose.",
      });
  await call("assess-risk", {
    ...{ riskId: newId(), caseId, participantId: person("identified_victim").participantId },
    ...{ level: "high", threats: ["accused", "debt", "family-threatened"], by: "Witness unit, Lakeside" },
    ...{ assessedOn: inDays(-3), reviewBy: inDays(18), zone: "Europe/Lisbon" },
    words: "After the release: no contact by the accused; the calls to her mother go on.",
  });
}

async function prove({ world, call, newId, caseId, person }: Story, chargeId: string): Promise<void> {
  const { items } = (await world.callAs("prosecutor", "casefile.list-evidence", { caseId })) as {
    items: { evidenceId: string }[];
  };
  const [notebook, telephone, advertisement] = items.map(({ evidenceId }) => ({ evidenceId }));
  if (notebook === undefined || telephone === undefined || advertisement === undefined) return;
  const testimony = (capacity: string) => ({ participantId: person(capacity).participantId });
  const amara = testimony("identified_victim");
  type Cell = [
    element: string,
    source: object,
    effect: string,
    weight: string,
    place: string,
    quotation: string,
    rests?: string[],
  ];
  const cells: Cell[] = [
    ["act", amara, "supports", "strong", "minute 14", "The door was locked at night.", [amara.participantId]],
    ["act", testimony("witness"), "supports", "some", "page 3", "Nobody went to town alone."],
    ["means", notebook, "supports", "strong", "page 1", "Advance for the journey 3,000."],
    [
      "means",
      amara,
      "supports",
      "strong",
      "minute 6",
      "I had to work until it was repaid.",
      [amara.participantId],
    ],
    ["means", testimony("witness"), "weakens", "slight", "page 5", "Some of them got money on Sundays."],
    ["purpose", notebook, "supports", "some", "page 2", "Taken off in June: 450. Paid out in June: 80."],
    ["purpose", advertisement, "supports", "slight", "line 2", "Harvest work, room included."],
    ["identity-of-accused", telephone, "weakens", "some", "", "Chain of custody is broken for four days."],
  ];
  for (const [element, source, effect, weight, place, quotation, restsOn = []] of cells)
    await call("add-proof", {
      ...{ proofId: newId(), chargeId, element, source, effect, weight, restsOn },
      content: { place, quotation },
    });
}

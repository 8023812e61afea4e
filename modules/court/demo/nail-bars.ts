import {
  euro,
  fileCharge,
  listHearing,
  openProceeding,
  recordEvents,
  type Story,
  tellLine,
} from "./story.ts";

/** Final: trafficking and smuggling severed and linked, one count downgraded, one person unpunished, money recovered. */
export async function tellNailBars(story: Story): Promise<void> {
  const { year, person, provisions, courts, call, newId } = story;
  const [thuy, mai] = [person("identified_victim").participantId, person("presumed_victim").participantId];
  const huy = person("convicted_person").participantId;
  const proceedingId = await openProceeding(story, {
    ...{ crime: "both", courtId: courts.harbour, number: `9 Hv 12/${year % 100}` },
  });
  await recordEvents(story, proceedingId, [
    ["investigation-opened", `${year - 1}-05-10`],
    ["custody", `${year - 1}-05-12`],
  ]);
  const chargedOn = `${year - 1}-09-30`;
  const days = { earliest: `${year - 2}-08-01`, latest: `${year - 1}-05-09` };
  const trafficking = await fileCharge(story, {
    ...{ proceedingId, participantId: huy, chargedOn, ...days, provisionId: provisions.trafficking },
    ...{ victims: [thuy, mai], participation: "organizer" },
    particulars:
      "Put people who had paid for the crossing to work in four shops until the fee was said to be paid.",
  });
  const smuggling = await fileCharge(story, {
    ...{ proceedingId, participantId: huy, chargedOn, ...days, provisionId: provisions.smuggling },
    particulars: "Procured the entry of at least nine people for 14,000 each.",
  });
  const against = await fileCharge(story, {
    ...{ proceedingId, participantId: person("suspected_person").participantId, chargedOn, ...days },
    ...{ provisionId: provisions.trafficking, participation: "accomplice" },
    particulars: "Kept the keys of one shop.",
    article5Reason:
      "Charged until the threats against her sister could be verified abroad; the answer is awaited.",
  });
  await call("withdraw-charge", {
    chargeId: against,
    reason: "Non-punishment: she acted under threat, as her sister's statement confirms.",
  });
  const severed = newId();
  await call("sever-proceeding", {
    ...{
      eventId: newId(),
      proceedingId,
      newProceedingId: severed,
      crime: "smuggling",
      chargeIds: [smuggling],
    },
    ...{
      happenedOn: `${year - 1}-11-05`,
      reason: "The route is proved by records from abroad that take months.",
    },
  });
  await call("link-charges", { chargeId: smuggling, linkedCharge: trafficking });
  await call("suspend-limitation", {
    ...{ suspensionId: newId(), proceedingId: severed, starts: `${year - 1}-11-05`, ends: `${year}-03-20` },
    reason: "Records were asked for abroad; the limitation stands still until they come.",
  });
  await call("transfer-proceeding", {
    ...{ eventId: newId(), proceedingId, courtId: courts.district, happenedOn: `${year - 1}-11-20` },
    reason: "Three of the four shops lie in its district.",
  });
  await protect(story);
  await listHearing(story, {
    ...{ proceedingId, day: `${year}-03-04`, room: "Room 4", measures: "The witness is heard by link." },
    held: "Heard by link; the defence asked its questions.",
  });
  await listHearing(story, {
    ...{
      proceedingId: severed,
      day: `${year}-06-11`,
      measures: "No witness is heard; the records are read.",
    },
    held: "Records of the carrier read.",
  });
  await judge(story, { proceedingId, severed, trafficking, smuggling });
  await recover(story, huy);
}

async function protect(story: Story): Promise<void> {
  const { year, person } = story;
  const court = "District Court of Lakeside";
  await tellLine(
    story,
    {
      what: "live-link",
      participantId: person("identified_victim").participantId,
      details: { country: "VN" },
    },
    [
      { verb: "request-measure", on: `${year}-01-08`, by: "Prosecutor, Lakeside" },
      { verb: "grant-measure", on: `${year}-01-20`, by: court },
      {
        verb: "carry-out-measure",
        on: `${year}-03-04`,
        by: court,
        details: { country: "VN", defenceQuestioned: true },
      },
    ],
  );
  await tellLine(
    story,
    {
      what: "physical-protection",
      participantId: person("presumed_victim").participantId,
      details: { liaisonUnit: "Witness unit, Lakeside", family: 2 },
    },
    [{ verb: "grant-measure", on: `${year}-01-20`, by: court }],
  );
  await tellLine(
    story,
    { what: "non-punishment", participantId: person("presumed_victim").participantId, details: {} },
    [
      { verb: "request-measure", on: `${year - 1}-12-01`, by: "Advocate" },
      {
        verb: "grant-measure",
        on: `${year}-01-15`,
        by: "Prosecutor General's Office",
        reason: "Acted under threat against her sister.",
      },
    ],
  );
}

type Judged = {
  readonly proceedingId: string;
  readonly severed: string;
  readonly trafficking: string;
  readonly smuggling: string;
};

async function judge(story: Story, { proceedingId, severed, trafficking, smuggling }: Judged): Promise<void> {
  const { year, call, newId, courts, person } = story;
  const finalOn = `${year}-10-16`;
  const verdict = (said: object) =>
    call("record-verdict", { verdictId: newId(), verdict: "guilty", ...said });
  await recordEvents(story, proceedingId, [
    ["verdict", `${year}-04-17`, "Guilty of trafficking in persons."],
    ["sentence", `${year}-04-17`],
    ["appeal", `${year}-04-28`, "By the defence, against the sentence."],
    ["appeal-decided", `${year}-10-02`, "The sentence stands."],
    ["appeal", `${year}-10-09`, "By the defence; not admitted."],
    ["final", finalOn],
  ]);
  await verdict({
    ...{ chargeId: trafficking, on: `${year}-04-17`, courtId: courts.district, indicated: "trafficking" },
    ...{ convicted: "trafficking", imprisonmentMonths: 84, aggravations: ["several-people"] },
    ...{
      harms: ["debt", "loss-of-wages"],
      reasons: "Debt that grew faster than it could be worked off is a means.",
    },
  });
  await verdict({
    ...{
      chargeId: trafficking,
      on: `${year}-10-02`,
      finalOn,
      courtId: courts.appeal,
      indicated: "trafficking",
    },
    ...{ convicted: "trafficking", imprisonmentMonths: 84, aggravations: ["several-people"] },
    ...{
      harms: ["debt", "loss-of-wages"],
      reasons: "The appeal court adds the threats against families abroad.",
    },
  });
  await recordEvents(story, severed, [
    ["verdict", `${year}-06-25`, "Guilty of a document offence."],
    ["appeal", `${year}-07-02`, "Withdrawn on 20 July."],
    ["final", `${year}-07-20`],
  ]);
  await verdict({
    ...{ chargeId: smuggling, verdict: "guilty_lesser", on: `${year}-06-25`, finalOn: `${year}-07-20` },
    ...{ courtId: courts.harbour, indicated: "smuggling", convicted: "document", imprisonmentMonths: 18 },
    ...{ suspendedMonths: 12, reasons: "False papers were found; payment for the entry was not proved." },
    downgradeReason: "The records of the payments came from abroad after the taking of evidence had closed.",
  });
  const court = "District Court of Lakeside";
  const thuy = person("identified_victim").participantId;
  await tellLine(
    story,
    {
      what: "compensation",
      participantId: thuy,
      details: { instalments: 12, firstDue: `${year}-10-15`, court },
    },
    [
      { verb: "order-payment", on: `${year}-04-17`, by: court, amount: euro("18400") },
      { verb: "record-payment", on: `${year}-10-15`, by: "Bailiff, Lakeside", amount: euro("1533.33") },
      { verb: "record-payment", on: `${year}-11-17`, by: "Bailiff, Lakeside", amount: euro("1533.33") },
      {
        verb: "enforce-payment",
        on: `${year}-12-15`,
        by: "Bailiff, Lakeside",
        reason: "The third part did not come.",
      },
    ],
  );
  await tellLine(
    story,
    {
      what: "fine",
      participantId: person("convicted_person").participantId,
      details: { instalments: 1, firstDue: `${year}-08-01` },
    },
    [
      {
        verb: "order-payment",
        on: `${year}-06-25`,
        by: "District Court of Harbour Town",
        amount: euro("4000"),
      },
      { verb: "record-payment", on: `${year}-07-30`, by: "Court office, Harbour Town", amount: euro("4000") },
    ],
  );
}

async function recover(story: Story, huy: string): Promise<void> {
  const { year } = story;
  const court = "District Court of Lakeside";
  const [police, fund] = ["Police, Harbour Town", "Victims' fund of Veridia"];
  await tellLine(
    story,
    { what: "cash", participantId: huy, details: { described: "Cash from two safes", country: "XV" } },
    [
      { verb: "seize-asset", on: `${year - 1}-05-12`, by: police, amount: euro("21350") },
      { verb: "confiscate-asset", on: `${year}-04-17`, by: court, amount: euro("21350") },
      { verb: "share-asset", on: `${year}-11-02`, by: fund, amount: euro("21350") },
      {
        verb: "finance-returns",
        on: `${year}-11-24`,
        by: fund,
        amount: euro("6500"),
        reason: "Two returns with a first year at home.",
      },
    ],
  );
  await tellLine(
    story,
    {
      what: "business",
      participantId: huy,
      details: { described: "Lease and fittings of two shops", country: "XV" },
    },
    [
      { verb: "freeze-asset", on: `${year - 1}-05-20`, by: court, amount: euro("60000") },
      { verb: "confiscate-asset", on: `${year}-04-17`, by: court, amount: euro("55000") },
      { verb: "sell-asset", on: `${year}-11-10`, by: "Court office, Lakeside", amount: euro("48200") },
      { verb: "share-asset", on: `${year}-12-01`, by: fund, amount: euro("30000") },
    ],
  );
  await tellLine(story, { what: "valuables", details: { described: "Two gold bracelets", country: "XV" } }, [
    { verb: "seize-asset", on: `${year - 1}-05-12`, by: police, amount: euro("1800") },
    {
      verb: "release-asset",
      on: `${year - 1}-08-30`,
      by: police,
      reason: "They belong to one of the workers.",
    },
  ]);
}

import type { DemoWorld } from "#kernel/module";
import type { OpenedCase } from "./demo-beside.ts";

type Inquiry = {
  readonly world: DemoWorld;
  readonly newId: () => string;
  readonly year: number;
  readonly now: Date;
  readonly greenhouses: OpenedCase;
  /** Ids of people in the case by name. */
  readonly participants: ReadonlyMap<string, string>;
};

const day = 86_400_000;
const told = (topic: string, place: string) => ({ topic, place });

/** What was heard, what is ahead, and where the money of the greenhouses went; all invented. */
export async function loadInquiry(inquiry: Inquiry): Promise<void> {
  const { world, newId, greenhouses, participants, now } = inquiry;
  const amara = participants.get("Amara Okoye");
  if (amara === undefined) return;
  const { caseId } = greenhouses;
  await hear(inquiry, amara);
  await countMoney(inquiry);
  await world.callAs("investigator", "casefile.register-return", {
    caseId,
    debriefingId: newId(),
    participantId: amara,
    returnOn: new Date(now.getTime() + 5 * day).toISOString().slice(0, 10),
  });
  const at = (days: number, hour: number) => {
    const moment = new Date(now.getTime() + days * day);
    moment.setUTCHours(hour, 0, 0, 0);
    return moment.toISOString();
  };
  const keep = (role: string, part: string, what: string, title: string, days: number, more: object = {}) =>
    world.accounts[role] === undefined
      ? null
      : world.callAs(role, "casefile.add-diary-time", {
          caseId,
          entryId: newId(),
          part,
          what,
          title,
          startsAt: at(days, 9),
          endsAt: at(days, 11),
          ...more,
        });
  await keep(
    "investigator",
    "investigation",
    "meeting",
    "Financial unit: two accounts of Lakeside Produce",
    2,
  );
  await keep("prosecutor", "prosecution", "hearing", "Review of custody", 6, {
    place: "District court, Lakeside",
  });
  await keep("prosecutor", "prosecution", "hearing", "Testimony by video, closed", 9, { shielded: true });
  const advocate = world.accounts.advocate;
  if (advocate !== undefined) {
    await world.callAs("investigator", "access.give-grant", {
      dossierId: caseId,
      compartments: ["support"],
      level: "contribute",
      to: { kind: "account", id: advocate.accountId },
      purpose: "case-work",
    });
    await keep("advocate", "support", "medical", "Check-up at the clinic", 6);
  }
  await takeTips(inquiry);
}

async function hear({ world, newId, year, greenhouses }: Inquiry, participantId: string): Promise<void> {
  const { caseId } = greenhouses;
  const call = (name: string, input: object) => world.callAs("investigator", `casefile.${name}`, input);
  const border = newId();
  await call("record-statement", {
    caseId,
    participantId,
    statementId: border,
    takenOn: `${year}-06-14`,
    takenBy: "Labour inspection, Greenhouse 4",
    lang: "fr",
    interpreted: true,
    words: "Je travaille ici depuis mars. Tout va bien. Mon passeport est au bureau.",
    topics: [told("work", "line 1"), told("papers", "line 3")],
  });
  await call("translate-statement", {
    statementId: border,
    translationId: newId(),
    number: 1,
    lang: "en",
    words: "I have worked here since March. All is well. My passport is in the office.",
    by: "R. Diallo",
    checkedBy: "M. Laurent",
  });
  const interviewId = newId();
  const plan = {
    interviewRoom: "Protected interview room, Lakeside",
    advocate: "present",
    advocateName: "A. Moreau",
    interpreter: "R. Diallo",
    interpreterLanguage: "fr",
    recorded: "video",
    needs: "A break each half hour; no uniform in the room.",
  };
  await call("plan-interview", {
    caseId,
    participantId,
    interviewId,
    startsAt: `${year}-06-18T10:00:00Z`,
    endsAt: `${year}-06-18T12:00:00Z`,
    plan,
  });
  await call("begin-session", {
    interviewId,
    sessionId: newId(),
    beganAt: `${year}-06-18T10:05:00Z`,
    present: "Insp. T. Vidal, A. Moreau (advocate), R. Diallo (interpreter)",
  });
  const free = newId();
  await call("record-statement", {
    caseId,
    participantId,
    statementId: free,
    interviewId,
    takenOn: `${year}-06-18`,
    takenBy: "Insp. T. Vidal",
    lang: "fr",
    interpreted: true,
    words:
      "L'agence a payé mon voyage, 3000. Après, ils ont dit que je devais travailler jusqu'à ce que ce soit remboursé. La porte était fermée la nuit.",
    topics: [told("recruitment", "min 2"), told("money", "min 6"), told("control", "min 14")],
  });
  await call("translate-statement", {
    statementId: free,
    translationId: newId(),
    number: 1,
    lang: "en",
    words:
      "The agency paid my journey, 3000. Afterwards they said that I had to work until it was repaid. The door was locked at night.",
    by: "R. Diallo",
  });
  await call("close-free-account", { interviewId });
  await call("end-session", {
    interviewId,
    endedAt: `${year}-06-18T11:40:00Z`,
    whyEnded: "Two breaks; she was tired.",
  });
  await call("end-interview", { interviewId });
  if (world.accounts.prosecutor === undefined) return;
  await world.callAs("prosecutor", "casefile.weigh-statement", {
    statementId: border,
    weightId: newId(),
    content: {
      setting: "In the greenhouse, the manager in the next room",
      reflectionDays: 0,
      medicalState: ["tired"],
      differences: ["fear", "language"],
      reasons: "The foreman translated. She says that she feared for her passport.",
    },
  });
}

async function countMoney({ world, newId, year, greenhouses }: Inquiry): Promise<void> {
  const { caseId } = greenhouses;
  const call = (name: string, input: object) =>
    world.callAs("investigator", `casefile.${name}`, { caseId, ...input });
  const record = (noun: string, content: object) => call(`add-${noun}`, { recordId: newId(), content });
  const moved: [string, string, string, string, string, string][] = [
    [`${year}-01-08`, "Family of P.", "Uncle (agent)", "1500000", "NGN", "informal-transfer"],
    [`${year}-01-20`, "Uncle (agent)", "Harbour Agency", "900000", "NGN", "informal-transfer"],
    [`${year}-03-31`, "Lakeside Produce", "Harbour Agency", "15400.00", "EUR", "bank"],
    [`${year}-04-30`, "Lakeside Produce", "Harbour Agency", "16100.00", "EUR", "bank"],
    [`${year}-05-31`, "Lakeside Produce", "Harbour Agency", "16350.50", "EUR", "bank"],
    [`${year}-05-05`, "Harbour Agency", "M. Keller", "21000.00", "EUR", "bank"],
    [`${year}-05-12`, "Harbour Agency", "Workers, in cash", "2640.00", "EUR", "cash"],
    [`${year}-06-02`, "M. Keller", "Lakeside Produce", "6000.00", "EUR", "bank"],
  ];
  for (const [madeOn, from, to, amount, currency, means] of moved)
    await call("add-transfer", {
      transferId: newId(),
      madeOn,
      from,
      to,
      means,
      amount: { amount, currency },
    });
  await record("money-account", {
    accountKind: "bank",
    holder: "Harbour Agency",
    accountNumber: "XV00 0000 0000 0042",
    institution: "Lakeside Savings Bank",
    country: "XV",
  });
  await record("asset", {
    assetKind: "vehicle",
    title: "Minibus, nine seats",
    owner: "M. Keller",
    country: "XV",
    foundOn: `${year}-06-20`,
    worth: { amount: "18500", currency: "EUR" },
    worthMethod: "Offers for the same model and age",
    assetState: "seized",
  });
  await record("proceeds-estimate", {
    proceedsMethod: "withheld-wages",
    lowest: { amount: "38000", currency: "EUR" },
    highest: { amount: "52000", currency: "EUR" },
    from: `${year}-03-01`,
    until: `${year}-06-14`,
    assumptions:
      "Eleven people, 250 to 290 hours a month at the minimum wage; cash that was paid is taken off.",
    by: "Financial unit, Lakeside",
    on: `${year}-07-01`,
  });
}

async function takeTips({ world, newId, year }: Inquiry): Promise<void> {
  const take = async (input: object) => {
    const tipId = newId();
    await world.callAs("investigator", "casefile.receive-tip", { tipId, ...input });
    return tipId;
  };
  await take({
    kind: "suspicious-activity",
    source: "bank",
    receivedAt: `${year}-11-03T08:30:00Z`,
    urgent: true,
    told: "Wages of nine people go to one account; the same person withdraws them in cash on the same day.",
    reference: "SAR 0117",
    reporter: "Compliance desk, Lakeside Savings Bank",
  });
  const hotel = await take({
    kind: "tip",
    source: "hotel",
    receivedAt: `${year}-10-21T19:10:00Z`,
    told: "Night porter: four young women, one man keeps all keys; rooms are paid in cash day by day.",
  });
  await world.callAs("investigator", "casefile.triage-tip", {
    tipId: hotel,
    state: "followed",
    reason: "Second tip about the same house within a month.",
  });
  await world.callAs("investigator", "casefile.give-feedback", {
    tipId: hotel,
    feedback: "Thanked; asked to call at once if they are moved.",
  });
}

import type { DemoWorld } from "#kernel/module";
import type { OpenedCase } from "./demo-beside.ts";

type Records = {
  readonly world: DemoWorld;
  readonly newId: () => string;
  readonly year: number;
  readonly greenhouses: OpenedCase;
  /** Ids of people in the case by name. */
  readonly participants: ReadonlyMap<string, string>;
};

const euro = (amount: string) => ({ amount, currency: "EUR" });

/** What the case of the greenhouses tells beside its people and its exhibits; all invented. */
export async function loadRecords({ world, newId, year, greenhouses, participants }: Records): Promise<void> {
  const { caseId } = greenhouses;
  const amara = participants.get("Amara Okoye");
  const add = (noun: string, content: object, participantId: string | null = null) =>
    world.callAs("investigator", `casefile.add-${noun}`, {
      caseId,
      recordId: newId(),
      participantId,
      content,
    });
  const month = (text: string, last: string) => ({ text, earliest: `${text}-01`, latest: last });
  if (amara === undefined) return;

  await add(
    "identification",
    {
      outcome: "identified",
      authority: "National identification board",
      on: `${year}-06-28`,
      reasons: "Debt that could not be repaid, papers withheld, wages not paid.",
      appeal: "none",
    },
    amara,
  );
  await add(
    "episode",
    {
      form: "forced_labour_or_services",
      sector: "agriculture",
      country: "XV",
      place: "Greenhouse 4, Lakeside",
      from: month(`${year}-03`, `${year}-03-31`),
      until: { text: `${year}-06-14`, earliest: `${year}-06-14`, latest: `${year}-06-14` },
      control: ["debt_bondage", "withholds_documents", "takes_earnings"],
      conditions: "Eleven people in two rooms without a window; ten to twelve hours a day.",
      withheld: euro("3920"),
      debt: euro("3000"),
    },
    amara,
  );
  await add(
    "journey",
    {
      title: "From Benin City to Lakeside",
      price: euro("3000"),
      paid: "Paid by the agency, claimed from the person",
      legs: [
        {
          fromCountry: "NG",
          fromPlace: "Benin City",
          toCountry: "NE",
          toPlace: "Agadez",
          when: month(`${year}-01`, `${year}-01-31`),
          transport: "road",
          crossing: "between-posts",
          guide: "A man called Uncle",
        },
        {
          fromCountry: "NE",
          fromPlace: "Agadez",
          toCountry: "LY",
          toPlace: "Tripoli",
          when: { text: `${year}-02~`, earliest: `${year}-01-01`, latest: `${year}-03-31` },
          transport: "road",
          crossing: "between-posts",
          harm: ["deprivation", "extortion"],
          deaths: 2,
        },
        {
          fromCountry: "LY",
          fromPlace: "Tripoli",
          toCountry: "IT",
          toPlace: "Lampedusa",
          when: month(`${year}-02`, `${year}-02-28`),
          transport: "sea",
          crossing: "sea",
          price: euro("900"),
          harm: ["drowning-risk"],
        },
      ],
    },
    amara,
  );
  const worked = ["03", "04", "05"].flatMap((number) => [
    { month: `${year}-${number}`, entry: "wage-due", amount: euro("1400"), hours: 270 },
    { month: `${year}-${number}`, entry: "deduction", amount: euro("450") },
    { month: `${year}-${number}`, entry: "fee", amount: euro("350"), note: "room and food" },
    { month: `${year}-${number}`, entry: "interest", amount: euro("120") },
    { month: `${year}-${number}`, entry: "paid", amount: euro("80") },
  ]);
  await add(
    "ledger",
    {
      employer: "Lakeside Produce",
      basis: "Minimum wage of agriculture, State XV",
      lines: [{ month: `${year}-02`, entry: "advance", amount: euro("3000"), note: "journey" }, ...worked],
    },
    amara,
  );
  await add("scene", {
    place: "Greenhouse 4, Lakeside",
    at: `${year}-06-14T07:30:00Z`,
    by: "Insp. T. Vidal, Lakeside",
    rooms: [
      {
        room: "Back room",
        locks: "bolt outside",
        sleepingPlaces: 7,
        found: "mattresses, one water tap",
        photos: "1 to 14",
      },
      { room: "Office", locks: "key", found: "eleven passports in a drawer, wage slips", photos: "15 to 31" },
    ],
  });
  await add("document-examination", {
    document: "work-permit",
    country: "XV",
    office: "Employment office, Harbour Town",
    finding: "counterfeit",
    by: "Document laboratory",
    on: `${year}-06-30`,
    method: "Compared with two genuine permits of that month; the stamp is printed.",
  });
  await add("technique", {
    measure: "bank-monitoring",
    authority: "District court, Lakeside",
    order: "K 31",
    starts: `${year}-06-20`,
    expires: `${year}-09-20`,
    limits: "Two accounts of Lakeside Produce; no private accounts.",
    admissibility: "admitted",
  });
  await add("tip", {
    source: "inspectorate",
    on: `${year}-06-09`,
    told: "Labour inspection: eleven workers, one signature on all wage slips.",
    triage: "linked",
    feedback: "Told on 15 June that a case was opened.",
  });
  await add("decision", {
    decided: "No charge for the forged work permits",
    by: "Prosecutor, Lakeside",
    on: `${year}-07-02`,
    reasons: "They were given them by the agency; non-punishment.",
  });
  await add("diary-entry", {
    at: `${year}-06-18T10:00:00Z`,
    what: "interview",
    place: "Protected interview room",
    note: "Advocate and interpreter present.",
  });
  await add(
    "promise",
    { benefit: "residence-permit", stand: "given", by: "Migration office", on: `${year}-07-10` },
    amara,
  );
}

/**
 * What the page of a case asks when it is opened, in the three steps in which the browser asks: the case, what stands at
 * the top, and the chapters below. Each entry is a question with the name of the field that takes the case.
 */
const top = [
  ["casefile.list-participants", "caseId"],
  ["task.list-tasks", "dossierId"],
  ["deadline.list-deadlines", "dossierId"],
  ["note.list-notes", "dossierId"],
  ["attachment.list-attachments", "dossierId"],
  ["link.list-links", "dossierId"],
  ["access.list-grants", "dossierId"],
  ["history.list-history", "dossierId"],
  ["casefile.list-restricted", "caseId"],
  ["casefile.list-same-people", "caseId"],
] as const;

const chapters = [
  "get-timeline",
  "list-identifications",
  "list-episodes",
  "list-scenes",
  "list-evidence",
  "list-disclosures",
  "list-document-examinations",
  "list-techniques",
  "list-tips",
  "list-interviews",
  "list-statements",
  "list-journeys",
  "list-debriefings",
  "list-promises",
  "list-ledgers",
  "list-assets",
  "list-proceeds-estimates",
  "list-decisions",
  "list-diary-entries",
] as const;

type Ask = (name: string, input: unknown) => Promise<unknown>;

/** Until the first screen can be read: the case, then everything beside it at once. */
export async function openCasePage(ask: Ask, caseId: string): Promise<void> {
  await ask("casefile.get-case", { caseId });
  await Promise.all(top.map(([name, field]) => ask(name, { [field]: caseId })));
}

/** The chapters below, which come after. */
export async function openChapters(ask: Ask, caseId: string): Promise<void> {
  await Promise.all(chapters.map((name) => ask(`casefile.${name}`, { caseId })));
}

/** Records with content, as people write them, for cases that are opened: the bulk of the others is never read. */
export async function writeRecords(ask: Ask, caseId: string, newId: () => string): Promise<void> {
  const add = (noun: string, content: object) =>
    ask(`casefile.add-${noun}`, { caseId, recordId: newId(), content });
  const on = "2026-03-02";
  for (let n = 0; n < 8; n += 1)
    await add("diary-entry", {
      at: `2026-03-0${n + 1}T10:00:00Z`,
      what: "interview",
      place: "Harbour office",
    });
  for (let n = 0; n < 4; n += 1)
    await add("tip", { source: "hotel", on, told: "Two rooms, paid in cash", triage: "new" });
  await add("decision", {
    decided: "Search of the house",
    by: "Prosecutor",
    on,
    reasons: "Two accounts agree.",
  });
  await add("scene", {
    place: "House at the quay",
    at: "2026-03-02T10:00:00Z",
    by: "Vidal",
    rooms: [{ room: "cellar", sleepingPlaces: 9 }],
  });
}

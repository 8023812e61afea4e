import type { DemoWorld } from "#kernel/module";
import type { OpenedCase } from "./demo-beside.ts";

type Evidence = {
  readonly world: DemoWorld;
  readonly newId: () => string;
  readonly year: number;
  readonly greenhouses: OpenedCase;
};

const vidal = "Insp. T. Vidal, Lakeside";
const store = "Evidence store, Lakeside";
const laboratory = "Forensic laboratory, unit 4";

/** The exhibits of the case of the greenhouses: a notebook whose chain holds, a telephone whose chain breaks, a page of the net. */
export async function loadEvidence({ world, newId, year, greenhouses }: Evidence): Promise<void> {
  const { caseId } = greenhouses;
  const call = (name: string, input: unknown) => world.callAs("investigator", `casefile.${name}`, input);
  const at = (day: string, hour = 9) => `${year}-${day}T${String(hour).padStart(2, "0")}:00:00Z`;
  const act = (evidenceId: string, when: string, by: string, more: object) => ({
    evidenceId,
    eventId: newId(),
    at: when,
    by,
    place: "Lakeside",
    ...more,
  });

  const notebook = newId();
  const uploadId = await world.upload("investigator", {
    name: "notebook-transcript.txt",
    mediaType: "text/plain",
    content:
      "Transcript of the green notebook, pages 1 to 3.\nAdvance for the journey 3,000. Room 200 a month. Food 150 a month.\nTaken off in June: 450. Paid out in June: 80.\nWho asks for papers goes without pay.",
  });
  await call("add-evidence", {
    caseId,
    evidenceId: notebook,
    kind: "document",
    title: "Green notebook of the foreman, with transcript",
    description: "Found in the glove box of his car. Debts of eleven people by month.",
    uploadId,
    beginning: {
      act: "seized",
      at: at("06-14"),
      by: vidal,
      place: "Car park, greenhouse 4",
      reason: "Search warrant 12",
      seal: "A-1041",
    },
  });
  await call(
    "transfer-evidence",
    act(notebook, at("06-14", 15), vidal, { to: store, seal: "A-1041", reason: "Safe keeping" }),
  );
  await call(
    "receive-evidence",
    act(notebook, at("06-14", 17), store, { from: vidal, seal: "A-1041", reason: "Safe keeping" }),
  );
  await call("examine-evidence", act(notebook, at("06-20"), store, { reason: "Transcript for the file" }));
  await call(
    "seal-evidence",
    act(notebook, at("06-20", 12), store, { seal: "A-1077", reason: "After the transcript" }),
  );

  const telephone = newId();
  await call("add-evidence", {
    caseId,
    evidenceId: telephone,
    kind: "object",
    title: "Telephone with a cracked screen",
    beginning: {
      act: "seized",
      at: at("06-14", 10),
      by: vidal,
      place: "Office, greenhouse 4",
      reason: "Search warrant 12",
      seal: "A-1042",
    },
  });
  await call("examine-evidence", act(telephone, at("06-22"), laboratory, { reason: "Reading of messages" }));
  await call(
    "transfer-evidence",
    act(telephone, at("06-23"), laboratory, { to: store, reason: "Safe keeping" }),
  );
  await call(
    "receive-evidence",
    act(telephone, at("06-27"), store, { from: laboratory, reason: "Safe keeping" }),
  );

  await call("add-evidence", {
    caseId,
    evidenceId: newId(),
    kind: "open_source",
    title: "Advertisement: harvest work, room included",
    source: {
      url: "https://jobs.example/harvest-lakeside",
      capturedAt: at("06-11", 8),
      tool: "Archive tool, account of the unit",
    },
    beginning: {
      act: "received",
      at: at("06-11", 8),
      by: vidal,
      place: "Lakeside",
      reason: "Capture of an open source",
      from: "",
    },
  });
}

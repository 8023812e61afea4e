import type { DemoWorld } from "#kernel/module";

/** An opened case of the demonstration, with the people added to it by name. */
export type OpenedCase = {
  readonly caseId: string;
  readonly code: string;
  readonly people: ReadonlyMap<string, { readonly personId: string; readonly code: string }>;
};

type Beside = {
  readonly world: DemoWorld;
  readonly newId: () => string;
  readonly now: Date;
  readonly greenhouses: OpenedCase;
  readonly mill: OpenedCase;
  readonly nailBars: OpenedCase;
};

const day = 86_400_000;

/** What lies beside the cases of the demonstration: notes, files, deadlines, tasks, a link, and what somebody agreed to. */
export async function loadBeside(beside: Beside): Promise<void> {
  await writeNotes(beside);
  await attachFiles(beside);
  await setDeadlines(beside);
  await openTasks(beside);
  const { world, newId, greenhouses, nailBars } = beside;
  await world.callAs("investigator", "link.make-link", {
    linkId: newId(),
    kind: "link.related",
    compartment: "investigation",
    dossierId: greenhouses.caseId,
    toCode: nailBars.code,
    reason: "The same telephone number stands on the notes of advance in both.",
  });
  if (world.accounts.advocate) await agree(beside);
}

async function writeNotes({ world: { callAs }, newId, greenhouses, mill }: Beside): Promise<void> {
  const { caseId: dossierId } = greenhouses;
  const noteId = newId();
  await callAs("investigator", "note.write-note", {
    noteId,
    dossierId,
    compartment: "investigation",
    lang: "en",
    text: "Two workers said apart from each other that the foreman writes debts into a green notebook.",
  });
  await callAs("investigator", "note.correct-note", {
    noteId,
    dossierId,
    text: "Three workers said apart from each other that the foreman writes debts into a green notebook. It was not in the office when the inspectors came; one of them saw it in his car.",
  });
  await callAs("prosecutor", "note.write-note", {
    noteId: newId(),
    dossierId,
    compartment: "prosecution",
    lang: "en",
    text: "Non-punishment: nobody of the eleven is to be charged for the forged work permits; they were given them by the agency.",
  });
  await callAs("investigator", "note.write-note", {
    noteId: newId(),
    dossierId: mill.caseId,
    compartment: "investigation",
    lang: "en",
    text: "The neighbour heard crying on most evenings and wrote down four dates. Hear her at her home; she does not walk well.",
  });
}

const inspection = `Labour inspectorate of Veridia, district of Lakeside
Record of an unannounced inspection (invented, for demonstration)

Persons found at work: 11. Written contracts: 2.
Passports of nine persons lay in a locked drawer of the office and were given back to them.
Sleeping place: one container of 28 square metres for nine persons, without running water.
Wage lists name 14 persons; three of them were not met.
`;
const wages = `week,persons,hours,agreed per hour,paid,held against the advance
14,11,616,7.20,1320,3115
15,11,638,7.20,1405,3189
16,10,590,7.20,980,3268
`;

async function attachFiles({ world, newId, greenhouses }: Beside): Promise<void> {
  const files = [
    {
      name: "inspection-record.txt",
      mediaType: "text/plain",
      content: inspection,
      description: "What the inspectors wrote down on the spot",
    },
    {
      name: "wages-lakeside.csv",
      mediaType: "text/csv",
      content: wages,
      description: "Copied from the wage lists of the office",
    },
  ];
  for (const { description, ...file } of files) {
    const uploadId = await world.upload("investigator", file);
    await world.callAs("investigator", "attachment.add-attachment", {
      attachmentId: newId(),
      dossierId: greenhouses.caseId,
      compartment: "investigation",
      uploadId,
      description,
    });
  }
}

const calendar = { zone: "UTC", country: "XV" } as const;

async function setDeadlines({ world: { callAs }, newId, now, greenhouses, mill }: Beside): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * day).toISOString();
  const wishes = [
    {
      dossierId: greenhouses.caseId,
      title: "Answer of the labour inspectorate on the three persons who were not met",
      unit: "working-days",
      amount: 20,
      startsAt: ago(5),
      steps: [{ when: { hoursBefore: 48 }, to: { role: "investigator" } }],
    },
    {
      dossierId: greenhouses.caseId,
      title: "Answer of the consulate about new passports",
      unit: "days",
      amount: 10,
      startsAt: ago(13),
    },
    {
      dossierId: mill.caseId,
      title: "Appeal against the order of the court",
      unit: "days",
      amount: 14,
      rolls: true,
      startsAt: ago(12),
    },
  ];
  for (const wish of wishes) {
    const made = { deadlineId: newId(), compartment: "investigation", ...calendar, ...wish };
    await callAs("investigator", "deadline.set-deadline", made);
  }
}

async function openTasks({ world, newId, greenhouses, mill }: Beside): Promise<void> {
  const { callAs, accounts } = world;
  const due = (amount: number) => ({ unit: "working-days", amount, ...calendar });
  const tasks = [
    {
      by: "investigator",
      to: "investigator",
      title: "Hear the driver of the minibus again",
      details: "Where the workers were fetched, who paid him, and who sat beside him.",
      due: due(4),
    },
    {
      by: "investigator",
      to: "analyst",
      title: "Compare the wage lists with the account of the farm",
      details: "Both lie among the files. Say which weeks do not fit.",
      due: due(10),
    },
    {
      by: "prosecutor",
      to: "prosecutor",
      compartment: "prosecution",
      title: "Ask the court for the records of the bank",
      details: "Two years back, both accounts.",
      due: due(7),
    },
    {
      by: "investigator",
      to: "investigator",
      dossierId: mill.caseId,
      title: "Hear the neighbour at her home",
      done: true,
    },
  ];
  for (const { by, to, done, ...task } of tasks) {
    const taskId = newId();
    const dossierId = task.dossierId ?? greenhouses.caseId;
    const id = accounts[to]?.accountId;
    if (id === undefined) continue;
    const wish = { compartment: "investigation", ...task, taskId, dossierId };
    await callAs(by, "task.open-task", { ...wish, assignee: { kind: "account", id } });
    if (done) await callAs(by, "task.finish-task", { taskId, dossierId });
  }
}

/** The advocate comes into the support part of a case, and writes down what one of its people agreed to. */
async function agree({ world: { callAs, accounts }, newId, now, greenhouses }: Beside): Promise<void> {
  const { advocate, prosecutor } = accounts;
  const person = greenhouses.people.get("Amara Okoye");
  if (!advocate || !prosecutor || !person) return;
  const { caseId: dossierId } = greenhouses;
  await callAs("investigator", "access.give-grant", {
    dossierId,
    compartments: ["identity", "support"],
    level: "contribute",
    to: { kind: "account", id: advocate.accountId },
    purpose: "protection",
    reason: "She asked for somebody of Harbour House at her side.",
  });
  const until = (days: number) => new Date(now.getTime() + days * day).toISOString();
  const consents = [
    {
      recipient: { kind: "agency", id: advocate.agencyId },
      purpose: "shelter",
      topics: ["who-i-am", "my-needs", "my-risks"],
      compartments: ["support"],
      note: "She chose the room to the courtyard. Her sister may know where she is; nobody else.",
      until: until(180),
    },
    {
      recipient: { kind: "agency", id: prosecutor.agencyId },
      purpose: "criminal-case",
      topics: ["what-happened"],
      note: "She wants to be heard once, by a woman, with an interpreter who is not from her town.",
      until: until(60),
    },
  ];
  for (const consent of consents) {
    await callAs("advocate", "consent.give-consent", {
      ...consent,
      consentId: newId(),
      dossierId,
      personId: person.personId,
      told: { lang: "en", how: "spoken", understood: "said-it-back" },
      isChild: "no",
      givenBy: "person",
    });
  }
  await callAs("advocate", "task.open-task", {
    taskId: newId(),
    dossierId,
    compartment: "support",
    title: "Ask again what may be shared",
    details: `What ${person.code} agreed to stands under Consents. Go through it together before the hearing.`,
    assignee: { kind: "account", id: advocate.accountId },
    due: { unit: "working-days", amount: 5, ...calendar },
  });
}

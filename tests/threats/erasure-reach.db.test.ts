import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { backUp, verifyArchive } from "#kernel/database";
import { addTemporary } from "#kernel/files";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";

let kernel: TestKernel;
let owner: pg.Client;
let keeper: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  owner = await kernel.database.owner();
  await owner.query("set palermo.maintenance = 'on'");
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  keeper = await kernel.openAccount({
    agencyId: await kernel.openAgency("service"),
    roles: ["advocate", "investigator"],
  });
});
afterAll(async () => {
  await owner?.end();
  await kernel?.close();
});

async function list(text: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(text, values);
  return rows.map((row) => row.name);
}

const everyTable = `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' order by 1`;

/** What a backup leaves out, and what it keeps apart so that it is gone after thirty days. Each with its reason in the database. */
const leftOut = ["person.token"];
const apart = [
  "action.request",
  "files.temporary",
  "files.upload",
  "files.upload_part",
  "import.column_mapping",
  "import.mark",
  "import.staged_row",
  "jobs.job",
  "vault.key",
];
/** Made again by migrating: Palermo's own record of its state, and the queue, which holds ids only. */
const madeAgain = /^(database|pgboss)\./;

describe("a backup", () => {
  test("[erasure] holds each table, or says why not", async () => {
    const file = join(kernel.services.config.dataFolder, "..", "every-table");
    await backUp(kernel.database, { file, dataFolder: kernel.services.config.dataFolder });
    const tablesOf = async (path: string) =>
      (await verifyArchive(path)).entries.filter((one) => one.kind === "table").map((one) => one.name);
    const content = await tablesOf(file);
    const keys = await tablesOf(`${file}.keys`);
    const wanted = (await list(everyTable)).filter((name) => !madeAgain.test(name));
    expect(wanted.length).toBeGreaterThan(100);
    expect([...content, ...keys, ...leftOut].sort()).toEqual([...wanted].sort());
    expect([...keys].sort()).toEqual(apart);
  });

  test("[erasure] keeps apart what is sealed with the key of an agency, since that key outlives the people in it", async () => {
    const sealedForAgency = await list(
      `select distinct t.table_name as name from access.table_class t join pg_attribute a on a.attrelid = t.table_name::regclass
       where a.atttypid = 'bytea'::regtype and not a.attisdropped and t.class = 'own' order by 1`,
    );
    expect(apart).toEqual(expect.arrayContaining(sealedForAgency));
  });
});

const canary = "CANARY Mirela";

type Made = { personId: string; participantId: string; caseId: string; ids: string[] };

/** A person with a record of every kind, in their own dossier and in a case. */
async function everything(): Promise<Made> {
  const caseId = randomUUID();
  const participantId = randomUUID();
  const { code: caseCode } = (await keeper.callByName("casefile.open-case", {
    caseId,
    kind: "trafficking",
  })) as { code: string };
  const { personId } = (await keeper.callByName("casefile.add-participant", {
    caseId,
    participantId,
    capacity: "presumed_victim",
    person: {
      identity: { names: { state: "known", value: [{ kind: "legal", given: "Mirela", family: "Canary" }] } },
    },
    facts: { sex: { state: "known", value: "female" } },
    note: canary,
  })) as { personId: string };
  const ids: string[] = [];
  const made = () => {
    const id = randomUUID();
    ids.push(id);
    return id;
  };
  const places = [
    { dossierId: personId, compartment: "identity" },
    { dossierId: caseId, compartment: "investigation", recordId: participantId },
  ];
  for (const place of places) {
    const noteId = made();
    await keeper.callByName("note.write-note", { ...place, noteId, lang: "en", text: canary });
    await keeper.callByName("note.correct-note", {
      dossierId: place.dossierId,
      noteId,
      lang: "en",
      text: `${canary} again`,
    });
    await keeper.callByName("attachment.add-attachment", {
      ...place,
      attachmentId: made(),
      uploadId: await upload(),
      name: canary,
    });
    const deadlineId = made();
    await keeper.callByName("deadline.set-deadline", {
      ...place,
      deadlineId,
      title: canary,
      unit: "days",
      amount: 9,
      zone: "Africa/Cairo",
      country: "ZZ",
      steps: [{ when: { share: 0.5 }, to: { account: keeper.accountId } }],
    });
    await keeper.callByName("task.open-task", {
      ...place,
      taskId: made(),
      title: canary,
      assignee: { kind: "account", id: keeper.accountId },
    });
    await keeper.callByName("link.make-link", {
      linkId: made(),
      kind: "link.related",
      compartment: "identity",
      dossierId: place.dossierId,
      toCode:
        place.dossierId === personId
          ? caseCode
          : (await list("select code as name from access.dossier where dossier_id = $1", [personId]))[0],
      ...("recordId" in place ? { recordId: place.recordId } : {}),
      reason: canary,
    });
  }
  const words = {
    dossierId: caseId,
    personId,
    recipient: { kind: "agency", id: keeper.agencyId },
    purpose: "health",
    topics: ["my-health"],
    until: new Date(kernel.services.engine.now().getTime() + 3_600_000).toISOString(),
  };
  const consentId = made();
  await keeper.callByName("consent.give-consent", {
    ...words,
    consentId,
    told: { lang: "ar", how: "spoken", understood: "said-it-back" },
    isChild: "yes",
    givenBy: "guardian",
    note: canary,
  });
  await keeper.callByName("consent.record-child-view", {
    viewId: made(),
    consentId,
    view: "agrees",
    how: "spoken",
    note: canary,
  });
  await keeper.callByName("consent.record-exception", {
    ...words,
    ground: "danger-to-life",
    told: "told-before",
    reason: `${canary}, told on the way to the clinic`,
  });
  return { personId, participantId, caseId, ids };
}

async function upload(): Promise<string> {
  const stored = await kernel.services.files.write(
    (async function* () {
      yield Buffer.from(canary);
    })(),
    { limit: 1000 },
  );
  return keeper.work(async (context) => {
    const { temporaryId } = await addTemporary(context, { name: canary, mediaType: "text/plain", stored });
    return temporaryId;
  });
}

/** Columns that tell nothing of a person by themselves. */
const mute = [
  "uuid",
  "uuid[]",
  "timestamp with time zone",
  "boolean",
  "integer",
  "bigint",
  "double precision",
];

/** For each table that names one of these ids: the telling columns that are filled in such rows. */
async function telling(wanted: readonly string[], besides: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of (await list(everyTable)).filter((name) => !madeAgain.test(name))) {
    const columns = await owner.query<{ name: string; type: string }>(
      "select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped",
      [table],
    );
    const { rows } = await owner.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t where exists (select from unnest($1::text[]) id where t::text like '%' || id || '%')`,
      [wanted],
    );
    const filled = new Set<string>();
    for (const { row } of rows) {
      // What lies in the person's own dossier is sealed with a key that is gone.
      const own = row.dossier_id === besides;
      for (const { name, type } of columns.rows)
        if (row[name] !== null && !mute.includes(type) && !(own && type === "bytea")) filled.add(name);
    }
    if (rows.length > 0) found[table] = [...filled].sort();
  }
  return found;
}

/** What stays of somebody who was erased: codes, kinds and when somebody did what. Nothing that says who it was or what happened. */
const stays: Readonly<Record<string, readonly string[]>> = {
  'access."grant"': ["compartment", "grantee_kind", "level", "origin", "purpose", "reason"],
  "access.derivation": ["origin"],
  "access.dossier": ["code", "compartments", "kind"],
  "action.outbox": ["ids", "name"],
  "attachment.attachment_identity": ["media_type"],
  "audit.event": ["action", "actor_kind", "digest", "fields", "hash", "outcome", "previous"],
  "casefile.participant": ["absent", "capacity", "person_code"],
  // That somebody agreed, to whom and for what: the agency answers for what it shared.
  "consent.child_view": ["asked_how", "view"],
  "consent.consent": [
    "compartments",
    "given_by",
    "purpose",
    "recipient_kind",
    "told_how",
    "told_lang",
    "topics",
    "understood",
  ],
  "consent.exception": ["ground", "purpose", "recipient_kind", "told", "topics"],
  "deadline.deadline_identity": ["country", "state", "steps", "time_of_day", "unit", "zone"],
  "event.delivery": ["ids", "name", "needs", "subscriber"],
  "files.file": ["compartment", "media_type"],
  "history.attachment_attachment_identity": ["actor_kind", "operation"],
  "history.deadline_deadline_identity": ["actor_kind", "operation"],
  "history.note_note_identity": ["actor_kind", "before", "operation"],
  "history.task_task_identity": ["actor_kind", "operation"],
  "note.note_identity": ["lang"],
  "person.person": ["absent", "code"],
  "task.task_identity": ["assignee_kind", "state"],
  "vault.erasure": [],
  "vault.key": ["kind"],
};

describe("an erased person", () => {
  test("[erasure] is erased also where the keys were never restored", async () => {
    const { personId, participantId } = await everything();
    await owner.query("delete from vault.key where subject = $1", [personId]);
    await owner.query("select vault.destroy($1, $2, gen_random_uuid(), null, now())", [
      keeper.agencyId,
      personId,
    ]);
    expect(
      await list(
        `select 'left' as name from person.token where dossier_id = $1 union all
         select 'left' from person.identity where dossier_id = $1 union all
         select 'left' from casefile.participant where participant_id = $2 and sex is not null`,
        [personId, participantId],
      ),
    ).toEqual([]);
  });

  test("[erasure] is in no table but by code, and by what is sealed with a key that is gone", async () => {
    const { personId, participantId, caseId, ids } = await everything();
    const named = [personId, participantId, ...ids];
    const before = await telling(named, "");
    for (const table of ["note.note_identity", "link.link", "consent.exception", "casefile.participant"])
      expect(Object.keys(before)).toContain(table);
    await keeper.callByName("person.erase-person", { personId, ground: "asked-by-person" });
    expect(
      await list("select 1 as name from vault.key where subject = $1 and wrapped is null", [personId]),
    ).toHaveLength(1);
    // The sealer and the teller of events have written their part within a second or so.
    await vi.waitFor(async () => expect(await telling(named, personId)).toEqual(stays), { timeout: 30_000 });
    expect(
      await list("select distinct told_lang as name from consent.consent where person_id = $1", [personId]),
    ).toEqual(["und"]);
    // Nobody is reminded of what is gone, and the pages of the case still open.
    expect(await list("select 'left' as name from deadline.step where dossier_id = $1", [personId])).toEqual(
      [],
    );
    for (const question of [
      "note.list-notes",
      "attachment.list-attachments",
      "deadline.list-deadlines",
      "task.list-tasks",
    ])
      for (const dossierId of [personId, caseId])
        expect(JSON.stringify(await keeper.callByName(question, { dossierId })), question).not.toMatch(
          /CANARY/,
        );
    expect(JSON.stringify(await keeper.callByName("consent.list-consents", { personId }))).not.toMatch(
      /CANARY/,
    );
    expect(JSON.stringify(await keeper.callByName("link.list-links", { dossierId: caseId }))).not.toMatch(
      /CANARY/,
    );
  });
});

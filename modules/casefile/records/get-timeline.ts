import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { custodyActs } from "../custody/custody.ts";
import { financeSpecs } from "../finance/specs.ts";
import { contentPlace } from "./record-rows.ts";
import { type Content, contentOf, type RecordSpec } from "./spec.ts";
import { recordSpecs } from "./specs/index.ts";

/** One thing that happened, on the axis of a case; its words are made of codes on the screen. */
const Happening = z.object({
  id: z.uuid(),
  kind: z.string().describe("a kind of record, or evidence"),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
  /** What the record says of itself in a word: a title, a place, a code. */
  about: z.string().nullable(),
  act: z.enum(custodyActs).nullable(),
  exhibit: z.int().nullable(),
  personCode: z.string().nullable(),
});

type Row = {
  record_id: string;
  kind: string;
  earliest: string | null;
  latest: string | null;
  content: Buffer;
  person_code: string | null;
};
type Act = { id: string; act: (typeof custodyActs)[number]; day: string; exhibit: number };

/** The fields whose words name a record, in the order in which they are looked for. */
const naming = ["title", "decided", "place", "employer", "authority", "told", "by"];

export const getTimeline = question({
  name: "casefile.get-timeline",
  about: "Everything of a case that has a day, on one axis: records of all kinds and acts of custody.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ items: z.array(Happening) }),
}).run(async (context) => {
  const { tx, vault } = context;
  const of = await findCase(context, context.input);
  const { rows } = await sql<Row>`
    select r.record_id, r.kind, r.earliest::text, r.latest::text, r.content, p.person_code
    from casefile.record r left join casefile.participant p on p.participant_id = r.participant_id
    where r.dossier_id = ${of.case_id}::uuid and r.removed_at is null and (r.earliest is not null or r.latest is not null)
  `.execute(tx);
  const acts = await sql<Act>`
    select c.custody_event_id as id, c.act, (c.happened_at at time zone 'UTC')::date::text as day, e.exhibit
    from casefile.custody_event c join casefile.evidence e using (evidence_id)
    where c.dossier_id = ${of.case_id}::uuid and c.struck_at is null`.execute(tx);
  context.opened([of.case_id], ["timeline"]);
  const items: z.infer<typeof Happening>[] = acts.rows.map(({ id, act, day, exhibit }) => ({
    ...{ id, kind: "evidence", earliest: day, latest: day, about: null, act, exhibit, personCode: null },
  }));
  for (const row of rows) {
    const spec = [...recordSpecs, ...financeSpecs].find(({ kind }) => kind === row.kind);
    const opened = await vault.open(of.case_id, contentPlace(row.record_id), row.content);
    if (spec === undefined || opened === null) continue;
    items.push({
      id: row.record_id,
      kind: row.kind,
      earliest: row.earliest,
      latest: row.latest,
      about: nameOf(spec, contentOf(spec).parse(JSON.parse(opened))),
      act: null,
      exhibit: null,
      personCode: row.person_code,
    });
  }
  const key = ({ earliest, latest }: (typeof items)[number]) => earliest ?? latest ?? "";
  return { items: items.sort((a, b) => key(a).localeCompare(key(b)) || a.kind.localeCompare(b.kind)) };
});

function nameOf(spec: RecordSpec, content: Content): string | null {
  for (const name of naming) {
    const field = spec.fields.find((one) => one.name === name);
    const value = content[name];
    if ((field?.kind === "text" || field?.kind === "long-text") && typeof value === "string")
      return value.slice(0, 120);
  }
  return null;
}

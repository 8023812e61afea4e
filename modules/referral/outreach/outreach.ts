import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { Page, PageAsk } from "#kernel/words";
import { unknownAreas } from "../areas/area-rows.ts";
import { OutreachFacts, ReporterKind } from "../words/outreach.ts";

const Named = z.object({ contactId: z.uuid() });
export const recordOutreach = action({
  name: "referral.record-outreach",
  about:
    "Records a contact where people work, or a report of others: month, coarse place, what was offered. No names.",
  needs: "referral.record-outreach",
  input: OutreachFacts.safeExtend({ contactId: z.uuid().describe("made by the client") }),
  output: Named,
  refusals: ["unknown-area", "month-to-come", "written-already"],
  emits: ["referral.outreach-recorded"],
  undo: "referral.remove-outreach",
}).run(async ({ input, tx, now, emit }) => {
  const { contactId, reporter, area, setting, month, people, languages, offered, asked } = input;
  if (month > now.toISOString().slice(0, 7)) return refuse("month-to-come", { path: ["month"] });
  const [unknown] = await unknownAreas(tx, [area]);
  if (unknown !== undefined) return refuse("unknown-area", { path: ["area"] });
  const { rows } = await sql`
    insert into referral.outreach_contact (agency_id, contact_id, reporter, area, setting, month, people, languages, offered, asked, author, written_at)
    values (access.agency_id(), ${contactId}::uuid, ${reporter}, ${area}, ${setting}, ${`${month}-01`}::date, ${people}, ${languages}::text[],
      ${offered}::text[], ${asked}, access.account_id(), ${now}) on conflict do nothing returning contact_id`.execute(
    tx,
  );
  if (rows.length === 0) return refuse("written-already");
  emit("referral.outreach-recorded", { contactId });
  return { contactId };
});

export const removeOutreach = action({
  name: "referral.remove-outreach",
  about: "Takes a contact of outreach off the list of one's agency.",
  needs: "referral.record-outreach",
  input: Named,
  output: Named,
  emits: ["referral.outreach-recorded"],
}).run(async ({ input, tx, now, emit }) => {
  const { rows } = await sql`
    update referral.outreach_contact set removed_at = ${now} where contact_id = ${input.contactId}::uuid and removed_at is null
    returning contact_id`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  emit("referral.outreach-recorded", { contactId: input.contactId });
  return input;
});

const Line = z.object({
  contactId: z.uuid(),
  reporter: z.string(),
  area: z.string(),
  setting: z.string(),
  month: z.string(),
  people: z.int(),
  languages: z.array(z.string()),
  offered: z.array(z.string()),
  asked: z.int(),
});
type Row = Omit<z.infer<typeof Line>, "contactId"> & { contact_id: string };

export const listOutreach = question({
  name: "referral.list-outreach",
  about: "Contacts of outreach and outside reports of one's agency, the latest month first.",
  needs: "referral.record-outreach",
  input: PageAsk.extend({ reporter: ReporterKind.optional() }),
  output: Page(Line),
  inAddress: true,
}).run(async ({ input, tx }) => {
  const limit = input.limit ?? 50;
  const from = Number(input.after ?? 0) || 0;
  const { rows } = await sql<Row>`
    select contact_id, reporter, area, setting, to_char(month, 'YYYY-MM') as month, people, languages, offered, asked
    from referral.outreach_contact where removed_at is null and (${input.reporter ?? null}::text is null or reporter = ${input.reporter ?? null})
    order by referral.outreach_contact.month desc, contact_id limit ${limit + 1} offset ${from}`.execute(tx);
  return {
    items: rows.slice(0, limit).map(({ contact_id, ...line }) => ({ contactId: contact_id, ...line })),
    next: rows.length > limit ? String(from + limit) : null,
  };
});

import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { findByName, refuseProbing, revealNames } from "#kernel/person";
import { lineOf, selectCases } from "./case-row.ts";
import { Capacity, CaseLine } from "./casefile.ts";

const Found = CaseLine.extend({
  people: z.array(
    z.object({ personId: z.uuid(), personCode: z.string(), capacity: Capacity, name: z.string().nullable() }),
  ),
});

export const findCasesByName = question({
  name: "casefile.find-cases-by-name",
  about:
    "Cases in which somebody of this name stands, in any script and spelling, for those who may read their identity.",
  needs: "casefile.find-by-name",
  audited: true,
  input: z.object({ name: z.string().trim().min(2).max(200) }),
  output: z.object({ items: z.array(Found) }),
  refusals: ["searches-spent"],
}).run(async (context) => {
  const { input, tx, opened } = context;
  const spent = await refuseProbing(context);
  if (spent) return spent;
  const people = await findByName(context, input.name);
  if (people.length === 0) return { items: [] };
  const standing = await sql<{
    dossier_id: string;
    person_id: string;
    person_code: string;
    capacity: string;
  }>`
    select dossier_id, person_id, person_code, capacity from casefile.participant
    where person_id = any (${people}::uuid[]) and removed_at is null and not exists (
      select from casefile.case_file r where r.case_id = dossier_id and r.restricted_under is not null)
  `.execute(tx);
  const caseIds = [...new Set(standing.rows.map((row) => row.dossier_id))];
  const { rows } = await selectCases({
    where: sql`c.case_id = any (${caseIds}::uuid[]) and c.restricted_under is null`,
    order: sql`c.opened_at desc`,
    limit: 50,
  }).execute(tx);
  const names = await revealNames(context, [...new Set(standing.rows.map((row) => row.person_id))]);
  opened(
    rows.map((row) => row.case_id),
    ["participants"],
  );
  return {
    items: rows.map((row) => ({
      ...lineOf(row, context),
      people: standing.rows
        .filter((person) => person.dossier_id === row.case_id)
        .map((person) => ({
          personId: person.person_id,
          personCode: person.person_code,
          capacity: person.capacity,
          name: names.get(person.person_id) ?? null,
        })),
    })),
  };
});

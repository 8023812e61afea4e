import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";

/** Two people of a case taken for one, as long as that stands. */
export const SamePerson = z.object({
  samePersonId: z.uuid(),
  caseId: z.uuid(),
  personId: z.uuid(),
  personCode: z.string(),
  otherId: z.uuid(),
  otherCode: z.string(),
  reason: z.string(),
  joinedBy: z.string(),
  joinedAt: z.string(),
});
export type SamePerson = z.infer<typeof SamePerson>;

type Row = {
  same_person_id: string;
  dossier_id: string;
  person_id: string;
  person_code: string;
  other_id: string;
  other_code: string;
  reason: Buffer;
  joined_by: string;
  joined_at: Date;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault">;

export function samePlace(samePersonId: string, column: "reason" | "part_reason") {
  return { table: "casefile.same_person", column, row: samePersonId };
}

/** The joins that stand in a case. */
export async function samePeopleOf({ tx, vault }: Asking, caseId: string): Promise<SamePerson[]> {
  const code = (column: string) => sql`
    (select min(p.person_code) from casefile.participant p
      where p.dossier_id = s.dossier_id and p.person_id = s.${sql.ref(column)})`;
  const { rows } = await sql<Row>`
    select s.same_person_id, s.dossier_id, s.person_id, ${code("person_id")} as person_code, s.other_id,
      ${code("other_id")} as other_code, s.reason, s.joined_by, s.joined_at
    from casefile.same_person s where s.dossier_id = ${caseId}::uuid and s.parted_at is null
    order by s.joined_at, s.same_person_id`.execute(tx);
  const by = await colleagues(
    tx,
    rows.map((row) => row.joined_by),
  );
  return Promise.all(
    rows.map(async (row) => ({
      samePersonId: row.same_person_id,
      caseId: row.dossier_id,
      personId: row.person_id,
      personCode: row.person_code,
      otherId: row.other_id,
      otherCode: row.other_code,
      reason: (await vault.open(caseId, samePlace(row.same_person_id, "reason"), row.reason)) ?? "",
      joinedBy: by(row.joined_by).name,
      joinedAt: row.joined_at.toISOString(),
    })),
  );
}

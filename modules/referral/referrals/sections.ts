import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { type Section, type SectionTopic, sectionTopics } from "./words.ts";

type Writing = Pick<QuestionContext<unknown>, "tx" | "vault">;
type Row = { id: string; topic: SectionTopic; words: Buffer };

/** Health lies in a table of its own, in a part that support does not open (X1). */
function tableFor(topic: SectionTopic) {
  return topic === "my-health"
    ? { name: "referral.section_health", key: "section_health_id" }
    : { name: "referral.section", key: "section_id" };
}

/** Writes the chosen sections of a new referral; what was not chosen is not there. */
export async function writeSections(
  { tx, vault }: Writing,
  { agencyId, referralId, sections }: { agencyId: string; referralId: string; sections: readonly Section[] },
): Promise<void> {
  for (const { topic, words } of sections) {
    const { name, key } = tableFor(topic);
    const id = randomUUID();
    const sealed = await vault.seal(referralId, { table: name, column: "words", row: id }, words);
    await sql`insert into ${sql.table(name)} (agency_id, ${sql.ref(key)}, dossier_id, topic, words)
      values (${agencyId}::uuid, ${id}::uuid, ${referralId}::uuid, ${topic}, ${sealed})`.execute(tx);
  }
}

/** The sections that are open to the reader, in their fixed order: the policies leave out what is not. */
export async function readSections({ tx, vault }: Writing, referralId: string): Promise<Section[]> {
  const found = await Promise.all(
    (["my-needs", "my-health"] as const).map(async (topic) => {
      const { name, key } = tableFor(topic);
      const { rows } = await sql<Row>`select ${sql.ref(key)} as id, topic, words from ${sql.table(name)}
        where dossier_id = ${referralId}::uuid`.execute(tx);
      return Promise.all(
        rows.map(async (row) => ({
          topic: row.topic,
          words:
            (await vault.open(referralId, { table: name, column: "words", row: row.id }, row.words)) ?? "",
        })),
      );
    }),
  );
  return found.flat().sort((a, b) => sectionTopics.indexOf(a.topic) - sectionTopics.indexOf(b.topic));
}

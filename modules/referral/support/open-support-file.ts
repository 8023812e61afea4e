import { sql } from "kysely";
import { z } from "zod";
import { openDossier } from "#kernel/access";
import { action, type Context, NotFound, refuse } from "#kernel/action";
import { getPersonFacts, IdentityChange, openPeople, PersonFactsChange } from "#kernel/person";
import { Code } from "#kernel/words";
import { supportDossier } from "./dossier-kind.ts";
import { sealWords } from "./sealed.ts";
import { wholeSupport } from "./whole-support.ts";
import { SupportFile, SupportNote } from "./words.ts";

export const OpenSupportFile = z.object({
  supportFileId: z.uuid().describe("made by the client"),
  person: z
    .union([
      z.object({ personId: z.uuid() }).describe("somebody whom Palermo knows already"),
      z.object({ code: Code }).describe("the same, by the code"),
      z.object({ identity: IdentityChange, facts: PersonFactsChange.default({}) }).describe("somebody new"),
    ])
    .describe("whose file it is"),
  summary: SupportNote.default(""),
  identifiedAt: z.iso.datetime().optional().describe("when the person was presumed or identified"),
});

export const openSupportFile = action({
  name: "referral.open-support-file",
  about: "Opens a support file for one person: their needs, goals, services, reviews and safety.",
  needs: "referral.support",
  input: OpenSupportFile,
  output: SupportFile,
  refusals: ["no-such-person", "file-opened-already", "in-the-future"],
  emits: ["referral.support-file-opened"],
}).run(async (context) => {
  const { input, tx, now, vault, opened, emit } = context;
  const { supportFileId, identifiedAt } = input;
  if (identifiedAt !== undefined && new Date(identifiedAt) > now)
    return refuse("in-the-future", { path: ["identifiedAt"] });
  const person = await personFor(context, input.person);
  if (!person) return refuse("no-such-person", { path: ["person"] });
  const again =
    await sql`select from referral.support_file where person_id = ${person.personId}::uuid and state = 'open'`.execute(
      tx,
    );
  if (again.rows.length > 0) return refuse("file-opened-already", { path: ["person"] });
  const { agencyId, code } = await openDossier(tx, { ...supportDossier, dossierId: supportFileId });
  await vault.createKey(supportFileId);
  const { rows } = await sql<{ word: string }>`
    select access.derive(${supportFileId}::uuid, ${person.personId}::uuid, 'support') as word`.execute(tx);
  if (rows[0]?.word !== "done") return refuse("no-such-person", { path: ["person"] });
  const place = { fileId: supportFileId, table: "support_file", column: "summary", row: supportFileId };
  await sql`
    insert into referral.support_file (agency_id, support_file_id, dossier_id, code, person_id, person_code, identified_at, summary, opened_at)
    values (${agencyId}::uuid, ${supportFileId}::uuid, ${supportFileId}::uuid, ${code}, ${person.personId}::uuid, ${person.code},
      ${identifiedAt ?? null}::timestamptz, ${await sealWords(context, place, input.summary)}, ${now})`.execute(
    tx,
  );
  opened([supportFileId, person.personId], ["summary"]);
  emit("referral.support-file-opened", { supportFileId });
  return wholeSupport(context, supportFileId);
});

type Opening = Context<unknown>;

/** Null when the person is not there for this actor, in whatever way they were named. */
async function personFor(
  context: Omit<Opening, "input">,
  person: z.output<typeof OpenSupportFile>["person"],
): Promise<{ personId: string; code: string } | null> {
  if ("identity" in person) {
    const [made] = await openPeople(context, [person]);
    return made ?? null;
  }
  const personId = "personId" in person ? person.personId : await idOf(context, person.code);
  if (personId === null) return null;
  try {
    const card = await getPersonFacts(context, personId);
    return card.erased ? null : { personId, code: card.code };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

async function idOf({ tx }: Omit<Opening, "input">, code: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select access.find_dossier(${code}) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

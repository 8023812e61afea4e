import { sql } from "kysely";
import { z } from "zod";
import { ImportProblem, type Mark, marksOf, type WorkContext } from "#kernel/import";
import { erasePerson, getPersonFacts } from "#kernel/person";
import { eraseSubject } from "#kernel/vault";
import { findParticipant } from "../participant-row.ts";
import { changePerson, versionsOf } from "./change-person.ts";
import { readExistingCases, readExistingPeople } from "./existing.ts";
import { changeCase } from "./write-case.ts";

const Values = z.record(z.string(), z.string());
const PersonBefore = z.object({ caseId: z.uuid(), personId: z.uuid(), values: Values, version: z.string() });
const Made = z.object({ version: z.int() });
const CaseBefore = z.object({ values: Values, version: z.int() });

/**
 * Takes back what one import did, the last first. People it opened are erased, cases it opened are withdrawn with
 * their key; whatever somebody worked on since stops the whole.
 */
export async function undoImport(context: WorkContext, importId: string): Promise<void> {
  const marks = await marksOf(context, importId);
  for (const mark of marks) await undoMark(context, mark, marks);
}

async function undoMark(context: WorkContext, mark: Mark, marks: readonly Mark[]): Promise<void> {
  switch (`${mark.kind} ${mark.what}`) {
    case "created participant":
      return removeParticipant(context, mark);
    case "created person":
      return removePerson(context, mark);
    case "created case":
      return withdrawCase(context, mark);
    case "updated person":
      return restorePerson(context, PersonBefore.parse(mark.before));
    case "updated case":
      return restoreCase(context, mark);
    default:
      throw new Error(`nothing takes back ${mark.what} of ${marks.length}`);
  }
}

function changed(): never {
  throw new ImportProblem("changed-since");
}

async function removeParticipant(context: WorkContext, mark: Mark): Promise<void> {
  const found = await findParticipant(context, mark.subject).catch(changed);
  if (found.version !== Made.parse(mark.before).version) changed();
  await sql`update casefile.participant set removed_at = access.now() where participant_id = ${mark.subject}::uuid`.execute(
    context.tx,
  );
  await sql`
    select access.underive(${found.dossier_id}::uuid, ${found.person_id}::uuid) where not exists (
      select from casefile.participant where dossier_id = ${found.dossier_id}::uuid and person_id = ${found.person_id}::uuid and removed_at is null)
  `.execute(context.tx);
}

async function removePerson(context: WorkContext, mark: Mark): Promise<void> {
  const card = await getPersonFacts(context, mark.subject).catch(changed);
  const standing = await sql`
    select from casefile.participant where person_id = ${mark.subject}::uuid and removed_at is null limit 1
  `.execute(context.tx);
  if (card.version > 1 || standing.rows.length > 0) changed();
  if ((await erasePerson(context, mark.subject)) !== "done") changed();
}

async function withdrawCase(context: WorkContext, mark: Mark): Promise<void> {
  const [found] = await readExistingCases(context, [mark.subject]);
  if (found === undefined || found.row.version > 1 || found.row.held || found.row.participants > 0)
    return changed();
  await sql`update casefile.case_file set withdrawn_at = access.now(), source_token = null where case_id = ${mark.subject}::uuid`.execute(
    context.tx,
  );
  context.opened([mark.subject], ["withdrawn"]);
  await eraseSubject(context.vault, mark.subject);
}

async function restorePerson(context: WorkContext, before: z.infer<typeof PersonBefore>): Promise<void> {
  if ((await versionsOf(context, before).catch(changed)) !== before.version) changed();
  const people = await readExistingPeople(context, [before.caseId]);
  const existing = people.find((person) => person.personId === before.personId);
  if (existing === undefined) return changed();
  await changePerson(context, existing, before.values, null);
}

async function restoreCase(context: WorkContext, mark: Mark): Promise<void> {
  const before = CaseBefore.parse(mark.before);
  const [existing] = await readExistingCases(context, [mark.subject]);
  if (existing === undefined || existing.row.version !== before.version) return changed();
  await changeCase(context, existing, before.values);
}

import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, NotFound, refuse } from "#kernel/action";
import { CountryCode } from "../places.ts";
import { Assessment } from "./assessment.ts";

const Named = z.object({ assessmentId: z.uuid() });

type Tx = Context<unknown>["tx"];

/** The place of a provision in the input that is not among the published ones; nothing when all are. */
async function strangeProvision(tx: Tx, cited: z.output<typeof Assessment>["cited"]): Promise<number> {
  const wanted = cited.flatMap((one) => ("provisionId" in one ? [one.provisionId] : []));
  if (wanted.length === 0) return -1;
  const { rows } = await sql<{ provision_id: string }>`
    select provision_id from law.provision where provision_id = any(${wanted}::uuid[])`.execute(tx);
  const known = new Set(rows.map(({ provision_id }) => provision_id));
  return cited.findIndex((one) => "provisionId" in one && !known.has(one.provisionId));
}

export const assessDuty = action({
  name: "law.assess-duty",
  about:
    "Says how far a duty is met in a country on a day, with provisions, finding and evidence. A new day leaves earlier judgments as they were; drafts of one's agency until shared.",
  needs: "law.assess",
  input: Assessment.extend({ assessmentId: z.uuid() }),
  output: Named,
  refusals: ["day-to-come", "no-such-provision"],
  emits: ["law.duty-assessed"],
  undo: "law.withdraw-assessment",
}).run(async ({ input, tx, now, emit }) => {
  const { assessmentId, country, duty, on, status, ...content } = input;
  if (on > now.toISOString().slice(0, 10)) return refuse("day-to-come", { path: ["on"] });
  const strange = await strangeProvision(tx, content.cited);
  if (strange >= 0) return refuse("no-such-provision", { path: ["cited", strange] });
  await sql`
    insert into law.assessment (agency_id, assessment_id, country, duty, assessed_on, status, content, author, written_at)
    values (access.agency_id(), ${assessmentId}::uuid, ${country}, ${duty}, ${on}::date, ${status},
      ${JSON.stringify(content)}::jsonb, access.account_id(), ${now})`.execute(tx);
  emit("law.duty-assessed", { assessmentId });
  return { assessmentId };
});

async function setRemoved(tx: Tx, assessmentId: string, removedAt: Date | null): Promise<void> {
  const { rows } = await sql`
    update law.assessment set removed_at = ${removedAt}
    where assessment_id = ${assessmentId}::uuid and (removed_at is null) = ${removedAt !== null}
    returning assessment_id`.execute(tx);
  if (rows.length === 0) throw new NotFound();
}

export const withdrawAssessment = action({
  name: "law.withdraw-assessment",
  about:
    "Takes back one judgment of one's agency; what was judged before it holds again. What is shared stays until shared anew.",
  needs: "law.assess",
  input: Named,
  output: Named,
  emits: ["law.assessment-withdrawn"],
  undo: "law.restore-assessment",
}).run(async ({ input, tx, now, emit }) => {
  await setRemoved(tx, input.assessmentId, now);
  emit("law.assessment-withdrawn", input);
  return input;
});

export const restoreAssessment = action({
  name: "law.restore-assessment",
  about: "Puts a judgment back that was taken back.",
  needs: "law.assess",
  input: Named,
  output: Named,
  emits: ["law.duty-assessed"],
  undo: "law.withdraw-assessment",
}).run(async ({ input, tx, emit }) => {
  await setRemoved(tx, input.assessmentId, null);
  emit("law.duty-assessed", input);
  return input;
});

const Shared = z.object({ country: CountryCode, duties: z.int() });

export const shareAssessments = action({
  name: "law.share-assessments",
  about:
    "Lets every agency of this installation read one's agency's assessment of a country as it stands, with its earlier days; later judgments stay drafts.",
  needs: "law.assess",
  input: z.object({ country: CountryCode }),
  output: Shared,
  refusals: ["nothing-assessed"],
  emits: ["law.assessments-shared"],
  undo: "law.unshare-assessments",
}).run(async ({ input, tx, now, emit }) => {
  const { country } = input;
  await sql`delete from law.assessment_shared where country = ${country} and agency_id = access.agency_id()`.execute(
    tx,
  );
  const { rows } = await sql<{ duty: string }>`
    insert into law.assessment_shared (assessment_id, agency_id, country, duty, assessed_on, status, content, author, written_at, shared_at)
    select assessment_id, agency_id, country, duty, assessed_on, status, content, author, written_at, ${now}::timestamptz
    from law.assessment where country = ${country} and removed_at is null returning duty`.execute(tx);
  if (rows.length === 0) return refuse("nothing-assessed", { path: ["country"] });
  emit("law.assessments-shared", {});
  return { country, duties: new Set(rows.map(({ duty }) => duty)).size };
});

export const unshareAssessments = action({
  name: "law.unshare-assessments",
  about: "Makes one's agency's assessment of a country a draft again; comments of peers are kept.",
  needs: "law.assess",
  input: z.object({ country: CountryCode }),
  output: z.object({ country: CountryCode }),
  emits: ["law.assessments-unshared"],
  undo: "law.share-assessments",
}).run(async ({ input, tx, emit }) => {
  const { rows } = await sql`
    delete from law.assessment_shared where country = ${input.country} and agency_id = access.agency_id()
    returning duty`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  emit("law.assessments-unshared", {});
  return input;
});

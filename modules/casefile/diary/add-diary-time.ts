import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { partsOf, refuseReadOnly, tableOf } from "#kernel/part";
import { DiaryPart, diaryWhats } from "./diary.ts";

export const diaryBase = "casefile.diary_time";
export function timePlace(part: DiaryPart, entryId: string) {
  return { table: `${diaryBase}_${part}`, column: "content", row: entryId };
}

export const addDiaryTime = action({
  name: "casefile.add-diary-time",
  about:
    "Keeps time in the joint diary of a case, in one of its parts. Who does not open that part sees date and kind; of support, medical care and what is protected only that it is busy (C2).",
  needs: "casefile.diary",
  input: z.object({
    caseId: z.uuid(),
    entryId: z.uuid().describe("made by the client"),
    part: DiaryPart,
    startsAt: z.iso.datetime({ offset: true }),
    endsAt: z.iso.datetime({ offset: true }),
    what: z.string().max(40),
    shielded: z.boolean().default(false).describe("others see nothing but busy, e.g. of a protected hearing"),
    title: z.string().trim().min(1).max(200),
    place: z.string().trim().max(300).default(""),
  }),
  output: z.object({
    entryId: z.uuid(),
    clashes: z.int().describe("how much else of the case lies across it; not what"),
  }),
  refusals: ["read-only", "ends-before-it-starts", "too-long", "not-of-this-part", "added-already"],
  emits: ["casefile.diary-time-added"],
  undo: "casefile.remove-diary-time",
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit } = context;
  const { caseId, entryId, part, title, place } = input;
  const parts = await partsOf(tx, caseId);
  const closed = refuseReadOnly(parts, part);
  if (isRefusal(closed)) return closed;
  const [starts, ends] = [Date.parse(input.startsAt), Date.parse(input.endsAt)];
  if (starts >= ends) return refuse("ends-before-it-starts", { path: ["endsAt"] });
  if (ends - starts > 14 * 86_400_000) return refuse("too-long", { path: ["endsAt"] });
  if (!(diaryWhats[part] as readonly string[]).includes(input.what))
    return refuse("not-of-this-part", { path: ["what"] });
  const { rows } = await sql<{ n: number }>`
    select casefile.clashes(${caseId}::uuid, ${input.startsAt}::timestamptz, ${input.endsAt}::timestamptz) as n`.execute(
    tx,
  );
  const content = await vault.seal(caseId, timePlace(part, entryId), JSON.stringify({ title, place }));
  const done = await sql`
    insert into ${tableOf(diaryBase, part)} (agency_id, diary_time_id, dossier_id, starts_at, ends_at, what, shielded, content, added_by, added_at)
    values (${parts.agencyId}::uuid, ${entryId}::uuid, ${caseId}::uuid, ${input.startsAt}::timestamptz, ${input.endsAt}::timestamptz,
      ${input.what}, ${input.shielded}, ${content}, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  opened([caseId], [`diary.${part}`]);
  emit("casefile.diary-time-added", { caseId, entryId });
  return { entryId, clashes: rows[0]?.n ?? 0 };
});

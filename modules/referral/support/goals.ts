import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { sealWords } from "./sealed.ts";
import { wholeSupport } from "./whole-support.ts";
import { Day, goalStates, SupportFile, SupportNote } from "./words.ts";
import { fileFor, recordFor } from "./write-row.ts";

const Language = z
  .string()
  .regex(/^[a-z]{2,3}$/, "a language code of ISO 639, such as ti")
  .describe("the language of these words, ISO 639");

export const setGoal = action({
  name: "referral.set-goal",
  about: "Sets a goal in the person's own words, in their language, with the steps agreed.",
  needs: "referral.support",
  input: z.object({
    supportFileId: z.uuid(),
    goalId: z.uuid().describe("made by the client"),
    needId: z.uuid().optional(),
    ownWords: SupportNote.min(1).describe("as the person says it"),
    wordsLang: Language,
    steps: SupportNote.default(""),
    byDay: Day.optional(),
  }),
  output: SupportFile,
  refusals: ["may-not", "no-such-need"],
  emits: ["referral.goal-set"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { supportFileId, goalId, needId } = input;
  const file = await fileFor(context, supportFileId, "set-goal");
  if (isRefusal(file)) return file;
  if (needId !== undefined) {
    const found =
      await sql`select from referral.need where need_id = ${needId}::uuid and dossier_id = ${supportFileId}::uuid`.execute(
        tx,
      );
    if (found.rows.length === 0) return refuse("no-such-need", { path: ["needId"] });
  }
  const seal = (column: string, words: string) =>
    sealWords(context, { fileId: supportFileId, table: "goal", column, row: goalId }, words);
  await sql`insert into referral.goal (agency_id, goal_id, dossier_id, need_id, own_words, words_lang, steps, by_day, set_at)
    values (${file.agency_id}::uuid, ${goalId}::uuid, ${supportFileId}::uuid, ${needId ?? null}::uuid,
      ${await seal("own_words", input.ownWords)}, ${input.wordsLang}, ${await seal("steps", input.steps)},
      ${input.byDay ?? null}::date, ${now})`.execute(tx);
  opened([supportFileId], ["goal"]);
  emit("referral.goal-set", { supportFileId, goalId });
  return wholeSupport(context, supportFileId);
});

export const changeGoal = action({
  name: "referral.change-goal",
  about: "Says how a goal stands, and the steps agreed; the person's own words stay as they were said.",
  needs: "referral.support",
  input: z.object({
    goalId: z.uuid(),
    state: z.enum(goalStates),
    steps: SupportNote.default(""),
    byDay: Day.optional(),
  }),
  output: SupportFile,
  refusals: ["may-not"],
  emits: ["referral.goal-changed"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { goalId } = input;
  const found = await recordFor(context, { table: "goal", id: goalId, verb: "change-goal" });
  if (isRefusal(found)) return found;
  const supportFileId = found.file.support_file_id;
  const place = { fileId: supportFileId, table: "goal", column: "steps", row: goalId };
  await sql`update referral.goal set state = ${input.state}, steps = ${await sealWords(context, place, input.steps)},
    by_day = ${input.byDay ?? null}::date where goal_id = ${goalId}::uuid`.execute(tx);
  opened([supportFileId], ["goal"]);
  emit("referral.goal-changed", { supportFileId, goalId });
  return wholeSupport(context, supportFileId);
});

import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { askReview } from "#kernel/review";
import { answersFor, replacementsOf } from "../anonymise/answers.ts";
import { openFindings } from "../anonymise/check.ts";
import { filesOf } from "../files/file-rows.ts";
import { filesNotReady, proposeFiles } from "../files/propose-files.ts";
import { textsBeside } from "../files/texts-beside.ts";
import { heldJudgment } from "../keep-judgment.ts";
import { asPublished } from "../publish/as-published.ts";
import { publication } from "./reviews.ts";
import { mustBe } from "./revise-draft.ts";

export const askPublication = action({
  name: "caselaw.ask-publication",
  about:
    "Puts a draft before a second editor, with its names taken out. Refused while possible names in it are unanswered.",
  needs: "caselaw.edit",
  input: z.object({
    judgmentId: z.uuid(),
    audience: z.enum(["inside", "everybody"]).describe("signed-in readers, or the public too"),
  }),
  output: z.object({ judgmentId: z.uuid(), version: z.int() }),
  refusals: ["names-open", "files-not-ready", "nothing-new", "waiting-already", "withdrawn"],
  emits: ["caselaw.publication-asked"],
}).run(async (context) => {
  const { input, tx } = context;
  const { judgmentId, audience } = input;
  const held = await heldJudgment(context, judgmentId);
  if (held.removed) throw new NotFound();
  mustBe(held.version, context.expects);
  if (held.state === "withdrawn") return refuse("withdrawn", { path: ["judgmentId"] });
  if (held.state === "published") return refuse("nothing-new", { path: ["judgmentId"] });
  const answers = await answersFor(tx, judgmentId);
  const rows = await filesOf(context, judgmentId);
  const open = openFindings(held.judgment, answers, textsBeside(rows));
  if (open > 0) return refuse("names-open", { path: ["judgmentId"], params: { count: open } });
  const unready = filesNotReady(rows, { judgment: held.judgment, answers });
  if (unready.length > 0)
    return refuse("files-not-ready", { path: ["judgmentId"], params: { count: unready.length } });
  const content = JSON.stringify(asPublished(held.judgment, replacementsOf(answers)));
  await sql`select caselaw.propose(${judgmentId}::uuid, ${content}::jsonb, ${audience})`.execute(tx);
  await proposeFiles(context, judgmentId, { rows, judgment: held.judgment, answers });
  const asked = await askReview(tx, publication, { recordId: judgmentId, version: held.version });
  if (asked === "waiting-already") return refuse("waiting-already", { path: ["judgmentId"] });
  context.emit("caselaw.publication-asked", { judgmentId });
  return { judgmentId, version: held.version };
});

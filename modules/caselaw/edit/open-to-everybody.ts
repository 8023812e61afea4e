import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { askReview } from "#kernel/review";
import { openFindings } from "../anonymise/check.ts";
import { heldJudgment } from "../keep-judgment.ts";
import { holdsUnseenNames, importOpening, insideOf, opening } from "./reviews.ts";

export const openToEverybody = action({
  name: "caselaw.open-to-everybody",
  about: "Asks a second editor to let the public read a judgment that signed-in readers see already.",
  needs: "caselaw.publish",
  input: z.object({ judgmentId: z.uuid() }),
  output: z.object({ judgmentId: z.uuid() }),
  refusals: ["not-inside", "names-open", "waiting-already"],
  emits: ["caselaw.publication-asked"],
}).run(async (context) => {
  const { judgmentId } = context.input;
  await heldJudgment(context, judgmentId);
  const [found] = await insideOf(context.tx, { judgmentId });
  if (found === undefined) return refuse("not-inside", { path: ["judgmentId"] });
  if (holdsUnseenNames(found))
    return refuse("names-open", {
      path: ["judgmentId"],
      params: { count: openFindings(found.judgment, []) },
    });
  const asked = await askReview(context.tx, opening, { recordId: judgmentId, version: found.version });
  if (asked === "waiting-already") return refuse("waiting-already", { path: ["judgmentId"] });
  context.emit("caselaw.publication-asked", { judgmentId });
  return { judgmentId };
});

export const openImport = action({
  name: "caselaw.open-import",
  about: "Asks a second editor to let the public read everything that one import brought.",
  needs: "caselaw.publish",
  input: z.object({ importId: z.uuid() }),
  output: z.object({ importId: z.uuid(), records: z.int() }),
  refusals: ["not-inside", "waiting-already"],
  emits: ["caselaw.publication-asked"],
}).run(async (context) => {
  const { importId } = context.input;
  const { rows } = await sql<{ own: number; inside: number }>`
    select count(*)::int as own, count(*) filter (where p.audience = 'inside')::int as inside
    from caselaw.judgment j left join caselaw.published p on p.judgment_id = j.judgment_id
    where j.import_id = ${importId}::uuid`.execute(context.tx);
  const [found] = rows;
  if (found === undefined || found.own === 0) throw new NotFound();
  if (found.inside === 0) return refuse("not-inside", { path: ["importId"] });
  const asked = await askReview(context.tx, importOpening, { recordId: importId, version: 1 });
  if (asked === "waiting-already") return refuse("waiting-already", { path: ["importId"] });
  context.emit("caselaw.publication-asked", { importId });
  return { importId, records: found.inside };
});

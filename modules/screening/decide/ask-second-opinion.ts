import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { askReview, type Reviewable } from "#kernel/review";
import { Screening } from "../screening.ts";
import { findScreening, screeningFor } from "../screening-row.ts";
import { assessInterview, interviewOf, partsOfInterview, wholeScreening } from "../whole-screening.ts";
import { decisionsOf } from "./decision-rows.ts";

async function answer(
  tx: Parameters<typeof askReview>[0],
  screeningId: string,
  opinion: "agrees" | "disagrees",
) {
  const done = await sql`
    update screening.screening set opinion = ${opinion} where screening_id = ${screeningId}::uuid`.execute(
    tx,
  );
  return done.numAffectedRows === 1n;
}

/** A colleague on the screening looks at it again: agrees, or sends it back with what they see otherwise. */
export const opinionReview: Reviewable = {
  kind: "screening.opinion",
  needs: "screening.decide",
  async show(context, recordId) {
    const row = await findScreening(context, { screeningId: recordId }).catch(() => null);
    if (row === null || row.opinion !== "asked") return null;
    context.opened([recordId], ["interview", "decisions"]);
    const interview = await interviewOf(context, row);
    const { elements } = assessInterview(await partsOfInterview(context, interview), interview, null);
    const [decided] = await decisionsOf(context, recordId);
    return {
      version: row.version,
      lines: [
        ...elements
          .filter(({ state }) => state !== "not-asked-here")
          .map(({ element, state }) => ({
            label: `screening:element.${element}`,
            before: null,
            after: `screening:element-state.${state}`,
            texts: true,
          })),
        ...(decided === undefined
          ? []
          : [
              {
                label: "screening:decision.title",
                before: null,
                after: `screening:decision.${decided.decision}`,
                texts: true,
              },
              { label: "screening:decision.reasons", before: null, after: decided.reasons },
            ]),
      ],
    };
  },
  async approved({ tx }, recordId) {
    return (await answer(tx, recordId, "agrees")) ? undefined : refuse("may-not");
  },
  async returned({ tx }, recordId) {
    await answer(tx, recordId, "disagrees");
  },
};

export const askSecondOpinion = action({
  name: "screening.ask-second-opinion",
  about: "Asks a colleague who may open the screening to look at it again.",
  needs: "screening.decide",
  input: z.object({ screeningId: z.uuid() }),
  output: Screening,
  refusals: ["may-not", "asked-already"],
  emits: ["screening.opinion-asked"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { screeningId } = input;
  const found = await screeningFor(context, screeningId, "ask-second-opinion");
  if (isRefusal(found)) return found;
  await sql`update screening.screening set opinion = 'asked' where screening_id = ${screeningId}::uuid`.execute(
    tx,
  );
  const { version } = await findScreening(context, { screeningId });
  const asked = await askReview(tx, opinionReview, {
    recordId: screeningId,
    version,
    dossierId: screeningId,
  });
  if (asked !== "done") return refuse("asked-already");
  opened([screeningId], ["opinion"]);
  emit("screening.opinion-asked", { screeningId });
  return wholeScreening(context, await findScreening(context, { screeningId }));
});

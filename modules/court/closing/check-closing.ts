import { z } from "zod";
import { isRefusal, question, refuse } from "#kernel/action";
import { possibleNames } from "#modules/caselaw";
import { findCourtCase } from "../court-case.ts";
import { cleanTexts, tellingPlaces } from "./clean-texts.ts";
import { closingRefusals, DraftTexts, TellingPlace } from "./closing.ts";
import { readClosed } from "./read-closed.ts";
import { recordOf } from "./record-of.ts";

export const checkClosing = question({
  name: "court.check-closing",
  about:
    "Looks a closing summary through before it leaves the case: places that tell who somebody of the case is, the texts with neutral words in their place, and other possible names for a person to look at.",
  needs: "court.summarise",
  audited: true,
  input: z.object({ caseId: z.uuid(), texts: DraftTexts }),
  output: z.object({
    places: z.array(TellingPlace),
    proposed: DraftTexts,
    possible: z.array(
      z.object({ finding: z.string(), fields: z.array(z.string()), before: z.string(), after: z.string() }),
    ),
  }),
  refusals: [...closingRefusals],
}).run(async (context) => {
  const { caseId, texts } = context.input;
  const of = await findCourtCase(context, { caseId });
  const read = await readClosed(context, of);
  if (isRefusal(read)) return refuse(read.refusal);
  const proposed = cleanTexts(texts, read.people);
  const record = recordOf(read.closed, {
    ...proposed,
    title: proposed.title.trim() || "–––",
    facts: proposed.facts.trim() || "–",
  });
  return {
    places: tellingPlaces(texts, read.people),
    proposed,
    possible: possibleNames(record).map(({ finding, fields, before, after }) => ({
      ...{ finding, fields: [...fields], before, after },
    })),
  };
});

import { keepLines } from "../lines/keep-lines.ts";
import { measureSpec } from "./measure.ts";
import { reopenRisk } from "./risk-rows.ts";

/** A broken measure opens the assessment of the person's risk again, in the same transaction. */
export const keptMeasures = keepLines(measureSpec, {
  async after(context, { caseId, row, act }) {
    if (act.act === "breached" && row.person_id !== null)
      await reopenRisk(context, { caseId, personId: row.person_id, why: "breach" });
  },
});

import { isRefusal, NotFound, question } from "#kernel/action";
import { filterText } from "./filter/filter.ts";
import { caveatsOf, findDataSet, headOf, newestDataSet } from "./find-data-set.ts";
import { k, Profile, ProfileAsk } from "./statistics.ts";
import { answerFor, labelled, openVariables, readFilter, tableRefusals } from "./table/answer-table.ts";

/** What the page shows, in its order; a data set gives those it has. */
const panels = [
  "sex",
  "age",
  "form",
  "means",
  "control",
  "year",
  "citizenship",
  "exploited_in",
  "recruiter",
  "sector",
  "citizenship_region",
  "capacity_group",
  "case_kind",
];

export const showVictimsProfile = question({
  name: "statistics.show-victims-profile",
  about:
    "Who the recorded victims are: sex, age, form of exploitation, means of control, years and countries. Small groups stay hidden.",
  needs: "statistics.read",
  input: ProfileAsk,
  output: Profile,
  refusals: tableRefusals,
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { lang } = actor;
  const row =
    input.dataset === undefined ? await newestDataSet(tx, "records") : await findDataSet(tx, input.dataset);
  if (row === undefined && input.dataset === undefined)
    return { dataSet: null, where: null, k, total: null, panels: [], filters: [], caveats: [] };
  if (row?.kind !== "records") throw new NotFound();
  const read = readFilter(row, input.where, lang);
  if (isRefusal(read)) return read;
  const total = await answerFor(row, [], read.filter);
  if (isRefusal(total)) return total;
  const shown: Profile["panels"] = [];
  for (const name of panels) {
    if (!row.variables.some((variable) => variable.name === name)) continue;
    const answered = await answerFor(row, [name], read.filter);
    // Of the own statistics a panel is shown where its table was released with the filter's variables.
    if (isRefusal(answered) && answered.refusal === "not-released") continue;
    if (isRefusal(answered)) return answered;
    const [variable] = answered.by;
    if (variable === undefined) continue;
    const { cells, known, withheld } = answered;
    shown.push({ variable: labelled(row, variable, lang), cells, known, withheld });
  }
  return {
    dataSet: headOf(row, lang),
    where: read.filter === null ? null : filterText(read.filter),
    k,
    total: total.cells[0] ?? null,
    panels: shown,
    filters: openVariables(row).map((variable) => labelled(row, variable, lang)),
    caveats: caveatsOf(row, lang),
  };
});

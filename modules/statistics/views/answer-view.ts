import type { Lang } from "@palermo/vocabulary";
import type { QuestionContext } from "#kernel/action";
import type { DataSetRow } from "../find-data-set.ts";
import type { Variable } from "../statistics.ts";
import { labelled, openVariables } from "../table/answer-table.ts";
import { answerPanel } from "./answer-panel.ts";
import type { ViewPlan } from "./plan.ts";
import type { PanelAnswer, ViewAsk } from "./view.ts";

type Tx = QuestionContext<unknown>["tx"];

/** All panels of a view, and what the page can be narrowed by. */
export async function answerView(
  tx: Tx,
  plan: ViewPlan,
  place: { readonly ask: ViewAsk; readonly lang: Lang },
): Promise<{ readonly panels: PanelAnswer[]; readonly filters: Variable[] }> {
  const panels: PanelAnswer[] = [];
  const rows = new Map<string, DataSetRow>();
  for (const panel of plan.panels) {
    const { answer, row } = await answerPanel(tx, panel, place);
    panels.push(answer);
    if (row !== undefined) rows.set(row.data_set_id, row);
  }
  return { panels, filters: filtersOf([...rows.values()], plan.filters, place.lang) };
}

/** The variables by name with the categories of every data set shown, each category once. */
function filtersOf(rows: readonly DataSetRow[], names: readonly string[], lang: Lang): Variable[] {
  return names.flatMap((name) => {
    const variables = rows.flatMap((row) =>
      openVariables(row)
        .filter((variable) => variable.name === name)
        .map((variable) => labelled(row, variable, lang)),
    );
    const [first] = variables;
    if (first === undefined) return [];
    const categories = new Map(
      variables.flatMap((variable) => variable.categories.map((category) => [category.code, category])),
    );
    categories.delete("total");
    return [{ ...first, categories: [...categories.values()] }];
  });
}

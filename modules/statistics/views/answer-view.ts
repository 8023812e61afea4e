import type { Lang } from "@palermo/vocabulary";
import type { QuestionContext } from "#kernel/action";
import type { DataSetRow } from "../find-data-set.ts";
import type { Variable } from "../statistics.ts";
import { labelled, openVariables } from "../table/answer-table.ts";
import { answerPanel, candidatesFor, precedence } from "./answer-panel.ts";
import type { ViewPlan } from "./plan.ts";
import type { PanelAnswer, ViewAsk } from "./view.ts";

type Tx = QuestionContext<unknown>["tx"];

/**
 * The panels of a view (or one of them), and what the page can be narrowed by. Where several data sets can fill a panel,
 * the one that fills most of the page comes first, so that neighbours speak of the same people.
 */
export async function answerView(
  tx: Tx,
  plan: ViewPlan,
  { only, ...place }: { readonly ask: ViewAsk; readonly lang: Lang; readonly only?: string | undefined },
): Promise<{ readonly panels: PanelAnswer[]; readonly filters: Variable[] }> {
  const panels: PanelAnswer[] = [];
  const rows = new Map<string, DataSetRow>();
  const candidates = new Map<string, DataSetRow[]>();
  const fills = new Map<string, number>();
  for (const panel of plan.panels) {
    const found = await candidatesFor(tx, panel);
    candidates.set(panel.panel, found);
    for (const { data_set_id } of found) fills.set(data_set_id, (fills.get(data_set_id) ?? 0) + 1);
  }
  for (const panel of plan.panels) {
    if (only !== undefined && panel.panel !== only) continue;
    const inOrder = (candidates.get(panel.panel) ?? []).sort(
      (a, b) =>
        precedence(a) - precedence(b) || (fills.get(b.data_set_id) ?? 0) - (fills.get(a.data_set_id) ?? 0),
    );
    const { answer, row } = await answerPanel(tx, panel, { ...place, candidates: inOrder });
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

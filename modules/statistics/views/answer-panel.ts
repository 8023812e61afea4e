import type { Lang } from "@palermo/vocabulary";
import { isRefusal, type QuestionContext } from "#kernel/action";
import { allEvents } from "../events/event.ts";
import { eventsOver } from "../events/over-panel.ts";
import type { Filter } from "../filter/filter.ts";
import { parseFilter } from "../filter/parse-filter.ts";
import { type DataSetRow, headOf, suitableOnce } from "../find-data-set.ts";
import { readFilter, tableOf } from "../table/answer-table.ts";
import { text } from "../text.ts";
import { flowsTable } from "./flows.ts";
import { answerOnce, placesOnce } from "./kept-answers.ts";
import { panelFilter } from "./panel-filter.ts";
import type { PanelPlan } from "./plan.ts";
import type { PanelAnswer, ViewAsk } from "./view.ts";

type Tx = QuestionContext<unknown>["tx"];

/** A panel with the data set that it is made from, for the page's list of filters. */
export type Panelled = { readonly answer: PanelAnswer; readonly row: DataSetRow | undefined };

/** The data sets that can fill a panel: those of its first kind of data before those of the next. */
export async function candidatesFor(tx: Tx, plan: PanelPlan): Promise<DataSetRow[]> {
  const found: DataSetRow[] = [];
  for (const needed of plan.from) {
    const variables = [...new Set([...(needed.variables ?? []), ...plan.by])];
    const measure = needed.kind === "series" ? (needed.measure ?? plan.measure) : undefined;
    for (const row of await suitableOnce(tx, {
      kind: needed.kind,
      variables,
      ...(measure === undefined || measure === "rows" ? {} : { measure }),
    }))
      if (!found.some(({ data_set_id }) => data_set_id === row.data_set_id) && hasOnly(row, plan))
        found.push(row);
  }
  return found;
}

/** Whether a data set has at least one of the categories that a panel always asks for. */
function hasOnly(row: DataSetRow, { only }: PanelPlan): boolean {
  if (only === undefined) return true;
  const filter = parseFilter(only);
  if (!("variable" in filter)) return true;
  const known = row.variables.find(({ name }) => name === filter.variable)?.categories ?? [];
  return ("in" in filter ? filter.in : [filter.value]).some((code) => known.includes(code));
}

/** Published figures before the demonstration's, and both before this installation's own, which are asked for. */
export function precedence({ importer, demonstration }: DataSetRow): number {
  if (importer === "instance") return 2;
  return demonstration ? 1 : 0;
}

/** `candidates`: the data sets that can fill the panel in the page's order; sought when left out. */
export async function answerPanel(
  tx: Tx,
  plan: PanelPlan,
  place: { readonly ask: ViewAsk; readonly lang: Lang; readonly candidates?: readonly DataSetRow[] },
): Promise<Panelled> {
  const { ask, lang } = place;
  const candidates =
    place.candidates ?? (await candidatesFor(tx, plan)).sort((a, b) => precedence(a) - precedence(b));
  const exactly = ask.data[plan.panel];
  const wanted = exactly ?? ask.data.view;
  const chosen = candidates.find(({ code, data_set_id }) => wanted === code || wanted === data_set_id);
  // A link to exact figures never shows others in their place.
  const row = chosen ?? (exactly === undefined ? candidates[0] : undefined);
  const head = {
    panel: plan.panel,
    chart: plan.chart,
    title: text(lang, `view.${ask.view}.${plan.panel}`),
    dataSets: candidates.map((one) => ({ code: one.code, title: headOf(one, lang).title })),
    half: plan.half ?? false,
    top: plan.top ?? null,
    bySize: plan.bySize ?? false,
  };
  if (row === undefined) {
    const refusal = exactly === undefined ? null : text(lang, "page.snapshot-gone");
    return { answer: { ...head, dataSet: null, table: null, places: null, apart: [], refusal }, row };
  }
  const { filter, apart } = panelFilter(row, plan, ask.filters);
  const shown = {
    ...head,
    dataSet: headOf(row, lang),
    apart: apart.map((name) => text(lang, `variable.${name}`)),
  };
  const read = readFilter(row, filter ?? undefined, lang);
  const asked = isRefusal(read) ? read : await answerOnce(row, plan.by, read.filter, plan.measure);
  const late = isRefusal(asked) && asked.refusal === "broken-series" ? lastPart(row, filter) : undefined;
  const answered = late === undefined ? asked : await answerOnce(row, plan.by, late.filter, plan.measure);
  if (isRefusal(answered)) {
    const refusal = text(lang, `refusal.${answered.refusal}`, answered.params ?? {});
    return { answer: { ...shown, table: null, places: null, refusal }, row };
  }
  // The data name the variable without a figure by it: nothing to draw.
  if (answered.by.some(({ categories }) => categories.length === 0))
    return { answer: { ...shown, table: null, places: null, refusal: null }, row };
  const used = late === undefined ? filter : late.filter;
  const made = tableOf(row, answered, used, lang, plan.measure);
  const since = late === undefined ? [] : [text(lang, "map.since", { at: late.at })];
  const table = flowsTable({ ...made, caveats: [...since, ...made.caveats] }, plan, lang);
  const places =
    plan.chart === "points"
      ? await placesOnce(row, { filter: used, measure: plan.measure ?? "rows", degrees: 0.5 })
      : null;
  return {
    answer: {
      ...shown,
      table,
      places: places === null ? null : { at: [...places.places], elsewhere: places.elsewhere },
      ...(plan.events
        ? { events: eventsOver(await allEvents(tx, lang), { row, table, filters: ask.filters }) }
        : {}),
      refusal: null,
    },
    row,
  };
}

/** Figures before and after a change of definition have no sum: those since the last change are shown. */
function lastPart(row: DataSetRow, filter: Filter | null): { filter: Filter; at: string } | undefined {
  const at = row.breaks
    .map((one) => one.at)
    .sort()
    .at(-1);
  if (at === undefined) return undefined;
  const since: Filter = { variable: at.length > 4 ? "month" : "year", is: ">=", value: at };
  return { at, filter: filter === null ? since : { all: [filter, since] } };
}

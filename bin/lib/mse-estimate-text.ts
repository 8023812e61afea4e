import { type Chosen, type Ranking, termLabel } from "@palermo/mse";
import type { AnswerInterval, EstimateAnswer } from "#kernel/estimation";
import { ASSUMPTION, reasonSentence, warningSentence } from "./mse-words.ts";
import { columnsText } from "./table-text.ts";

/** Models of a ranking that are shown. */
const MODELS = 10;

const whole = (value: number | null) => (value === null ? "–" : Math.round(value).toLocaleString("en"));

/** An estimate as a person reads it in a terminal; with what its model was chosen among. */
export function estimateText(found: EstimateAnswer, chosen?: Chosen): string {
  const rows = [
    ["Observed", whole(found.observed)],
    ["Estimate", whole(found.estimate)],
    ["On no list", whole(found.hidden)],
    ...(found.interval === null ? [] : intervalRows(found.interval)),
    ...(found.model === null ? [] : [["Model", found.model]]),
    ...(found.bic === null ? [] : [["BIC", found.bic.toFixed(2)]]),
    ...(found.minusInfinity.length === 0 ? [] : [["Minus infinity", found.minusInfinity.join(", ")]]),
  ];
  const sentences = [
    ...(found.reason === undefined ? [] : [reasonSentence(found.reason)]),
    ...found.warnings.map(warningSentence),
    ASSUMPTION,
  ];
  const listed = sentences.map((sentence) => `- ${sentence}`).join("\n");
  return [columnsText(rows), ...(chosen === undefined ? [] : choiceTexts(chosen, found.lists)), listed].join(
    "\n\n",
  );
}

function intervalRows(interval: AnswerInterval): string[][] {
  const { level, low, high, method, inner, profile, fromLinkage } = interval;
  const about =
    interval.replicates === undefined
      ? method
      : `${method}, ${interval.replicates} replicates, seed ${interval.seed}`;
  return [
    [`${100 * level} % interval`, `${whole(low)} – ${whole(high)} (${about})`],
    ...(inner === undefined
      ? []
      : [[`${100 * inner.level} % interval`, `${whole(inner.low)} – ${whole(inner.high)}`]]),
    ...(profile === undefined
      ? []
      : [["Profile limits", `${whole(profile.multinomial.low)} – ${whole(profile.multinomial.high)}`]]),
    ...(fromLinkage === undefined
      ? []
      : [["Of the variance from linkage", `${(100 * fromLinkage).toFixed(0)} % (${interval.draws} draws)`]]),
  ];
}

/** What stands beside the chosen model: instability here is a finding. */
function choiceTexts({ ranking, stepwise, downhill }: Chosen, lists: readonly string[]): string[] {
  if (ranking !== undefined) return rankingTexts(ranking);
  if (stepwise !== undefined) {
    const rows = stepwise.added.map(({ pair, p }) => [termLabel(pair, lists), p.toExponential(1)]);
    return rows.length === 0 ? [] : [columnsText([["pair added", "p"], ...rows])];
  }
  const ends = (downhill?.ends ?? []).flatMap(({ start, end }) =>
    start.ok && end.ok
      ? [[start.fit.model, end.fit.model, whole(end.fit.total), end.fit.bic.toFixed(2)]]
      : [],
  );
  return ends.length === 0 ? [] : [columnsText([["from", "to", "total", "BIC"], ...ends])];
}

function rankingTexts({ models, refused, top, ranges, average }: Ranking): string[] {
  const rows = top
    .slice(0, MODELS)
    .map(({ model, total, difference }) => [model, whole(total), difference.toFixed(2)]);
  const spread = ranges.map(({ difference, models: near, low, high }) => [
    `BIC within ${difference}`,
    `${near} models`,
    `${whole(low)} – ${whole(high)}`,
  ]);
  return [
    columnsText([["model", "total", "BIC above the best"], ...rows]),
    columnsText([
      ...spread,
      ["weighted average", `${whole(models)} models`, whole(average)],
      ["without an estimate", `${whole(refused)} models`],
    ]),
  ];
}

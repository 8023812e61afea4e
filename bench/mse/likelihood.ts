import {
  bootstrapTotals,
  chooseStepwise,
  closeDownwards,
  estimateModel,
  estimatorOf,
  mainTerms,
  pairsOf,
  prepare,
  rankModels,
  type Selection,
  searchModels,
  termLabel,
  termsUpTo,
} from "@palermo/mse";
import {
  bootstrapCases,
  hasReference,
  type ReferenceCase,
  referenceCases,
  rowsOf,
} from "../../packages/mse/testing/reference.ts";
import { median } from "../lib/numbers.ts";
import type { Figure } from "../lib/report.ts";
import { rBeside } from "./r-beside.ts";

/** Relative difference; small values are compared as they stand. */
function difference(found: number, wanted: number | undefined): number {
  return Math.abs(found - (wanted ?? Number.NaN)) / Math.max(1e-6, Math.abs(wanted ?? 0));
}

/** Processor seconds of this process, median of three turns: what stands beside the reference's time on an idle core. */
function processorSeconds(work: () => void, turns: number): number {
  const times = Array.from({ length: turns }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return median(times);
}

/**
 * Sections 3 to 7 of the specification on every published table: agreement with the reference programs, and processor time
 * beside theirs. None without the reference figures beside the repository.
 */
export function likelihoodFigures(smoke: boolean): readonly Figure[] {
  if (!hasReference) return [];
  const cases = referenceCases();
  return [
    ...fitFigures(cases),
    ...selectionFigures(smoke ? cases.filter(({ table }) => table.lists.length < 6) : cases),
    ...replicateFigures(cases, smoke ? 5 : 100),
    ...speedFigures(cases, smoke),
    ...(smoke
      ? []
      : cases.filter(({ name }) => name === "UKdat_5").flatMap(({ name, text }) => rBeside(name, text))),
  ];
}

function fitFigures(cases: readonly ReferenceCase[]): Figure[] {
  let [worst, codes, sets] = [0, 0, 0];
  for (const { table, figures } of cases) {
    const prepared = prepare(table);
    const models = [
      [mainTerms(prepared.t), figures.glm_main],
      [termsUpTo(prepared.t, 2), figures.glm_all_two_list],
    ] as const;
    for (const [terms, wanted] of models) {
      const outcome = estimateModel(prepared, terms);
      if ((outcome.ok ? 0 : outcome.existence) !== (wanted.existence_code ?? 0)) codes += 1;
      if (!outcome.ok) continue;
      const { fit } = outcome;
      const found = fit.minusInfinity.map((term) => termLabel(term, table.lists)).sort();
      if (found.join() !== [...(wanted.minus_inf_params ?? [])].sort().join()) sets += 1;
      worst = Math.max(
        worst,
        difference(fit.total, wanted.N),
        difference(fit.logError, wanted.se_log_N0),
        difference(fit.deviance, wanted.deviance),
        difference(fit.aic, wanted.AIC),
        difference(fit.bic, wanted.BIC_n_individuals),
      );
    }
    codes += otherCodes({ table, figures });
  }
  return [
    {
      what: "fits: largest relative error of N, standard error, deviance, AIC, BIC",
      value: worst,
      unit: "",
      target: { atMost: 1e-6 },
    },
    { what: "existence codes that differ", value: codes, unit: "", target: { atMost: 0 } },
    { what: "sets of terms at minus infinity that differ", value: sets, unit: "", target: { atMost: 0 } },
  ];
}

function otherCodes({ table, figures }: Pick<ReferenceCase, "table" | "figures">): number {
  const wanted = figures.existence_all_pair_models;
  if (wanted === undefined) return 0;
  const { existence, t } = prepare(table);
  const failing = new Map(wanted.failing.map(({ bitmask, code }) => [bitmask, code]));
  const pairs = pairsOf(t);
  let other = 0;
  for (let bits = 0; bits < 2 ** pairs.length; bits++) {
    const terms = closeDownwards(
      pairs.filter((_, bit) => (bits >> bit) & 1),
      t,
    );
    if (existence.codeOf(terms) !== (failing.get(bits) ?? 0)) other += 1;
  }
  return other;
}

function selectionFigures(cases: readonly ReferenceCase[]): Figure[] {
  let [orders, rankings, worst, compared] = [0, 0, 0, 0];
  for (const { table, figures, rankings: wantedRankings } of cases) {
    const prepared = prepare(table);
    for (const wanted of figures.sparsemse_stepwise) {
      const { added, outcome } = chooseStepwise(prepared, wanted.pthresh);
      const names = added.map(({ pair }) => termLabel(pair, table.lists));
      const finite = names.filter((name) => !wanted.minus_inf_params.includes(name));
      if (finite.join() !== wanted.order_added.join()) orders += 1;
      worst = Math.max(
        worst,
        outcome.ok ? difference(outcome.fit.total, wanted.N) : Number.POSITIVE_INFINITY,
      );
    }
    for (const { maxOrder, figures: wanted } of wantedRankings) {
      const { top } = rankModels(prepared, searchModels(prepared, { maxOrder }), wanted.top.length);
      for (const [at, { model, bic, total }] of top.entries()) {
        const theirs = wanted.top[at];
        compared += 1;
        if (model !== theirs?.model) rankings += 1;
        worst = Math.max(worst, difference(bic, theirs?.BIC), difference(total, theirs?.N));
      }
    }
  }
  return [
    {
      what: "stepwise: orders that differ, seven thresholds",
      value: orders,
      unit: "",
      target: { atMost: 0 },
    },
    {
      what: `BIC: models at another place of the ranking (${compared} places)`,
      value: rankings,
      unit: "",
      target: { atMost: 0 },
    },
    {
      what: "selection: largest relative error of N and BIC",
      value: worst,
      unit: "",
      target: { atMost: 1e-6 },
    },
  ];
}

function replicateFigures(cases: readonly ReferenceCase[], most: number): Figure[] {
  const stored = bootstrapCases();
  let [worst, count] = [0, 0];
  for (const { name, text, table } of cases) {
    const wanted = stored.get(name);
    if (wanted === undefined) continue;
    const rows = rowsOf(text);
    const estimator = estimatorOf(table.lists.length, { kind: "stepwise", threshold: wanted.pthresh });
    const counts = new Float64Array(table.counts.length);
    const total = new Float64Array(1);
    for (const [replicate, drawn] of wanted.first_resampled_counts.slice(0, most).entries()) {
      for (const [at, history] of rows.entries()) counts[history] = drawn[at] ?? 0;
      estimator.estimate(counts, total);
      count += 1;
      worst = Math.max(worst, difference(total[0] ?? Number.NaN, wanted.bootreps[replicate]));
    }
  }
  const what = `stepwise bootstrap: largest relative error of ${count} stored replicates`;
  return [{ what, value: worst, unit: "", target: { atMost: 1e-6 } }];
}

function speedFigures(cases: readonly ReferenceCase[], smoke: boolean): Figure[] {
  const turns = smoke ? 1 : 3;
  const replicates = smoke ? 20 : 1000;
  const selection: Selection = { kind: "stepwise", threshold: 0.02 };
  const targets = new Map([
    ["UKdat_5", { bootstrap: 1, order: 4, search: 0.5 }],
    ["UKdat", { bootstrap: 4, order: 2, search: 4 }],
  ]);
  return cases.flatMap(({ name, table, figures, rankings, searches }): Figure[] => {
    const target = targets.get(name);
    if (target === undefined) return [];
    const prepared = prepare(table);
    const lists = table.lists.length;
    const theirs = searches.find(({ maxOrder }) => maxOrder === target.order)?.figures.seconds;
    const others = rankings.find(({ maxOrder }) => maxOrder === target.order)?.figures.point_seconds;
    const bootstrap = () =>
      bootstrapTotals(table, estimatorOf(lists, selection), { seed: 1, from: 0, to: replicates });
    const search = () => rankModels(prepared, searchModels(prepared, { maxOrder: target.order }));
    const beside = [theirs, others].flatMap((seconds) => (seconds === undefined ? [] : [`${seconds} s`]));
    return [
      {
        what: `stepwise bootstrap, B = ${replicates}, ${name} (R: ${figures.sparsemse_bootstrap?.seconds ?? "–"} s for ${figures.sparsemse_bootstrap?.nboot ?? "–"})`,
        value: processorSeconds(bootstrap, turns),
        unit: "s",
        target: { atMost: target.bootstrap },
      },
      ...(smoke && lists > 5
        ? []
        : [
            {
              what: `all models of ${lists} lists to order ${target.order} (R: ${beside.join(", ")})`,
              value: processorSeconds(search, turns),
              unit: "s",
              target: { atMost: target.search },
            },
          ]),
    ];
  });
}

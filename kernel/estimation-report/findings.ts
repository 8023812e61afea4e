import {
  checkTable,
  chooseModel,
  defaultOrder,
  type GraphAverage,
  type HistoryTable,
  type LatentEstimate,
  MOST_GRAPH_LISTS,
  prepare,
  type Ranking,
  type SearchResult,
  type TableCheck,
  type ThresholdOutcome,
  type Warning,
} from "@palermo/mse";
import {
  type EstimateAnswer,
  estimateDraws,
  estimateTable,
  type Method,
  posteriorAnswer,
  type Running,
  runGraphs,
  runLatentClasses,
  runSearch,
  runThresholding,
} from "../estimation/index.ts";

/** One row of the estimates beside each other. */
export type MethodAnswer = Pick<
  EstimateAnswer,
  "estimate" | "interval" | "model" | "existence" | "reason" | "minusInfinity" | "failedReplicates"
> & { readonly method: Method };

/** All that a report shows, computed: specification of multiple systems estimation, section 12. */
export type Findings = {
  readonly table: HistoryTable;
  readonly check: TableCheck;
  readonly answers: readonly MethodAnswer[];
  readonly ranking: Ranking | null;
  readonly graphs: GraphAverage | null;
  readonly latent: LatentEstimate | null;
  readonly threshold: ThresholdOutcome | null;
  /** Over the draws of an uncertain linkage, when the file has them. */
  readonly draws: EstimateAnswer | null;
  readonly warnings: readonly Warning[];
  readonly seed: number;
  readonly replicates: number;
};

export type FindingOptions = Running & {
  readonly seed?: number;
  readonly replicates?: number;
  /** Sweeps of the latent classes; shorter ones are for trying out. */
  readonly burnIn?: number;
  readonly kept?: number;
};

/**
 * Every method on one table, with the diagnostics. `tables` are the draws of an uncertain linkage or one table: the first
 * is looked into, the forward choice is repeated over all.
 */
export async function findAll(
  tables: readonly HistoryTable[],
  options: FindingOptions = {},
): Promise<Findings> {
  const [table] = tables;
  if (table === undefined) throw new RangeError("A report needs a table.");
  const { onProgress, seed = 1, replicates = 1000, burnIn, kept, ...running } = options;
  const parts = partsOf(table, tables.length);
  let done = 0;
  const part = async <T>(name: Part, work: (running: Running) => Promise<T>): Promise<T | null> => {
    if (!parts.includes(name)) return null;
    const told = (share: number, all: number) =>
      onProgress?.(done * 100 + Math.floor((100 * share) / all), parts.length * 100);
    const result = await work({ ...running, onProgress: told });
    done += 1;
    onProgress?.(done * 100, parts.length * 100);
    return result;
  };
  const prepared = prepare(table);
  const check = checkTable(prepared);
  const of = async (method: Method, given: Running, more: { search?: SearchResult } = {}) =>
    row(
      method,
      (await estimateTable(table, { ...given, ...more, method, seed, replicates: times(method, replicates) }))
        .answer,
    );
  const main = await of("main", running);
  const pairs = await of("pairs", running);
  const stepwise = await part("stepwise", (given) => of("stepwise", given));
  const search = await part("search", (given) =>
    runSearch(table, { ...given, maxOrder: defaultOrder(prepared.t) }),
  );
  const bic = search === null ? null : await part("bic", (given) => of("bic", given, { search }));
  const downhill = await part("downhill", (given) => of("downhill", given));
  const graphs = await part("graphs", (given) => runGraphs(table, given));
  const chain = {
    seed,
    ...(burnIn === undefined ? {} : { burnIn }),
    ...(kept === undefined ? {} : { kept }),
  };
  const latent = await part("latent", (given) => runLatentClasses(table, { ...given, ...chain }));
  const threshold = await part("threshold", (given) => runThresholding(table, { ...given, seed }));
  const draws = await part("draws", (given) =>
    estimateDraws(tables, { ...given, method: "stepwise", seed, replicates }),
  );
  const chao = await of("chao", running);
  const bayes = [
    ...(graphs === null ? [] : [posteriorAnswer.graphs(table, graphs)]),
    ...(latent === null ? [] : [posteriorAnswer.latent(table, latent)]),
    ...(threshold === null ? [] : [posteriorAnswer.threshold(table, threshold)]),
  ];
  const answers = [
    main,
    pairs,
    ...[stepwise, bic, downhill].flatMap((one) => (one === null ? [] : [one])),
    ...bayes.map(({ method, answer }) => ({ failedReplicates: 0, ...answer, method })),
    chao,
  ];
  return {
    table,
    check,
    answers,
    ranking: search === null ? null : (chooseModel(prepared, { method: "bic", search }).ranking ?? null),
    graphs,
    latent,
    threshold,
    draws,
    warnings: together(check, answers, [
      ...bayes.flatMap(({ answer }) => answer.warnings),
      ...(draws?.warnings ?? []),
    ]),
    seed,
    replicates,
  };
}

type Part = "stepwise" | "search" | "bic" | "downhill" | "graphs" | "latent" | "threshold" | "draws";

/** What can be done with so many lists. */
function partsOf({ lists }: HistoryTable, tables: number): readonly Part[] {
  const t = lists.length;
  if (t < 3) return tables > 1 ? ["draws"] : [];
  const search: Part[] = t <= MOST_GRAPH_LISTS ? ["search", "bic", "graphs"] : ["downhill"];
  return ["stepwise", ...search, "latent", "threshold", ...(tables > 1 ? ["draws" as const] : [])];
}

function times(method: Method, replicates: number): number {
  return method === "stepwise" || method === "bic" ? replicates : 0;
}

function row(method: Method, answer: EstimateAnswer): MethodAnswer {
  const { estimate, interval, model, existence, minusInfinity, failedReplicates, reason } = answer;
  const rest = { method, estimate, interval, model, existence, minusInfinity, failedReplicates };
  return reason === undefined ? rest : { ...rest, reason };
}

/** Each warning once; those about all methods are made here, over all of them. */
function together(check: TableCheck, answers: readonly MethodAnswer[], more: readonly Warning[]): Warning[] {
  const estimates = answers
    .filter(({ method }) => method !== "chao")
    .flatMap(({ estimate }) => estimate ?? []);
  const ratio = Math.max(...estimates) / Math.min(...estimates);
  const low = estimates.some((estimate) => estimate < check.chao.total);
  const failed = answers.reduce((sum, { failedReplicates }) => sum + failedReplicates, 0);
  const own: Warning[] = [
    ...(low ? [{ code: "below-chao" as const, value: check.chao.total }] : []),
    ...(ratio > 2 ? [{ code: "methods-differ" as const, value: ratio }] : []),
    ...(failed > 0 ? [{ code: "replicates-failed" as const, value: failed }] : []),
    { code: "lower-bound" },
  ];
  const seen = new Map<string, Warning>();
  for (const warning of [...own, ...check.warnings, ...more]) {
    // The same code about another bound or other chains is another warning.
    const key = warning.code === "depends-on-bound" ? `${warning.code}${warning.value}` : warning.code;
    if (!seen.has(key)) seen.set(key, warning);
  }
  return [...seen.values()];
}

import type {
  GraphAverage,
  GraphOptions,
  HistoryTable,
  LatentChainDraws,
  LatentOptions,
  SearchResult,
  Selection,
  ThresholdOptions,
  ThresholdOutcome,
} from "@palermo/mse";

/** One piece of work for a worker thread: plain data, nothing shared. */
export type Work =
  | {
      readonly kind: "bootstrap";
      readonly table: HistoryTable;
      readonly selection: Selection;
      readonly seed: number;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "search";
      readonly table: HistoryTable;
      readonly maxOrder: number;
      readonly countMinusInfinity: boolean;
      readonly part: number;
      readonly parts: number;
    }
  | { readonly kind: "graphs"; readonly table: HistoryTable; readonly options: GraphOptions }
  | {
      readonly kind: "latent-chain";
      readonly table: HistoryTable;
      readonly options: LatentOptions;
      readonly chain: number;
    }
  | { readonly kind: "thresholding"; readonly table: HistoryTable; readonly options: ThresholdOptions };

/** What a worker says: how far it is, the result of its piece, or why there is none. */
export type Said =
  | { readonly kind: "progress"; readonly done: number; readonly all: number }
  | { readonly kind: "totals"; readonly totals: Float64Array }
  | { readonly kind: "search"; readonly result: SearchResult }
  | { readonly kind: "graphs"; readonly result: GraphAverage }
  | { readonly kind: "latent-chain"; readonly draws: LatentChainDraws }
  | { readonly kind: "thresholding"; readonly result: ThresholdOutcome }
  | { readonly kind: "failed"; readonly reason: string };

/** Shared by all calls: how many threads at most, where to say how far it is, and what ends it early. */
export type Running = {
  readonly workers?: number;
  readonly onProgress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
};

export * from "./words/estimate.ts";
export * from "./words/study.ts";

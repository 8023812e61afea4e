export { chiSquareQuantile } from "./numeric/chi-square.ts";
export { logGamma } from "./numeric/log-gamma.ts";
export { normalCdf, normalQuantile } from "./numeric/normal.ts";
export { Generator } from "./random/generator.ts";
export { type HistoryTable, historyTable, MOST_LISTS, type TableOutcome } from "./table/history-table.ts";
export { type Reading, readHistories } from "./table/read-histories.ts";
export { type TableTrouble, type TableTroubleCode, troubleText } from "./table/table-trouble.ts";

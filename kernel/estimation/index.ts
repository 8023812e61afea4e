export { runBootstrap } from "./run-bootstrap.ts";
export { runSearch } from "./run-search.ts";
export type { Running } from "./work.ts";

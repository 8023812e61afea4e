export type { ParsedQuery } from "./query/parse-query.ts";
export { parseQuery } from "./query/parse-query.ts";
export { printQuery } from "./query/print-query.ts";
export type { FacetLeaf, Leaf, RangeLeaf, TextLeaf, Tree } from "./query/tree.ts";
export { searchSorts } from "./search-sorts.ts";
export * from "./search-words.ts";

import type { Leaf, Tree } from "./tree.ts";

/** Writes a query so that reading it gives the same again, with brackets wherever a reader could wonder. */
export function printQuery(tree: Tree): string {
  switch (tree.kind) {
    case "and":
      return tree.of.map((one) => (one.kind === "or" ? bracketed(one) : printQuery(one))).join(" AND ");
    case "or":
      return tree.of.map((one) => (one.kind === "and" ? bracketed(one) : printQuery(one))).join(" OR ");
    case "not":
      return `NOT ${tree.of.kind === "and" || tree.of.kind === "or" ? bracketed(tree.of) : printQuery(tree.of)}`;
    default:
      return printLeaf(tree);
  }
}

function bracketed(tree: Tree): string {
  return `(${printQuery(tree)})`;
}

function printLeaf(leaf: Leaf): string {
  switch (leaf.kind) {
    case "text": {
      const text = leaf.phrase ? `"${leaf.text}"` : `${leaf.text}${leaf.prefix ? "*" : ""}`;
      return leaf.field === null ? text : `${leaf.field}:${text}`;
    }
    case "facet":
      return `${leaf.field}:${leaf.prefix ? `${leaf.value}*` : `"${leaf.value}"`}`;
    case "range":
      return `${leaf.field}:${leaf.from === leaf.to ? leaf.from : `${leaf.from ?? ""}..${leaf.to ?? ""}`}`;
  }
}

/** A word, or words that stand beside each other, in any text of a record or in one field. */
export type TextLeaf = {
  readonly kind: "text";
  readonly field: string | null;
  readonly text: string;
  readonly phrase: boolean;
  /** `slav*`: whatever begins so. */
  readonly prefix: boolean;
  readonly at: number;
};

/** A value of a facet. */
export type FacetLeaf = {
  readonly kind: "facet";
  readonly field: string;
  readonly value: string;
  readonly prefix: boolean;
  readonly at: number;
};

/** From one value to another, either of them open; `date`: years, months or days of the record's day. */
export type RangeLeaf = {
  readonly kind: "range";
  readonly field: string;
  readonly date: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly at: number;
};

export type Leaf = TextLeaf | FacetLeaf | RangeLeaf;
export type Tree =
  | Leaf
  | { readonly kind: "and" | "or"; readonly of: readonly Tree[] }
  | { readonly kind: "not"; readonly of: Tree };

/** Several as one, without brackets in brackets of the same kind. */
export function joinTrees(kind: "and" | "or", of: readonly Tree[]): Tree | null {
  const flat = of.flatMap((one) => (one.kind === kind ? one.of : [one]));
  const [first] = flat;
  if (first === undefined) return null;
  return flat.length === 1 ? first : { kind, of: flat };
}

/**
 * What has to be proved, by the treaty basis of an offence: UNTOC art. 5, 6, 8, 23, TIP Protocol art. 3 and 5, SOM Protocol
 * art. 3 and 6. Codes are ours; national law may name others (`Offence.elements`).
 */
export const elementCodes = [
  "act",
  "means",
  "purpose",
  "child-age",
  "entry-procured",
  "not-national",
  "document-made",
  "document-provided",
  "document-fraudulent",
  "to-enable-smuggling",
  "stay-enabled",
  "illegal-means",
  "material-benefit",
  "life-endangered",
  "inhuman-treatment",
  "attempt-begun",
  "aid-given",
  "others-directed",
  "group-existed",
  "agreement",
  "took-part",
  "knew-aim",
  "proceeds",
  "converted-or-hidden",
  "knew-origin",
  "public-official",
  "undue-advantage",
  "official-act",
  "force-or-bribe",
  "interfered-with-proceedings",
  "intent",
  "identity-of-accused",
] as const;
export type ElementCode = (typeof elementCodes)[number];

/** Duties to criminalise of which an offence can be the national form, by the ids of the vocabulary's duties. */
export const basisElements = {
  "TIP-5.1": ["act", "means", "purpose"],
  "TIP-5.2.a": ["attempt-begun"],
  "TIP-5.2.b": ["aid-given"],
  "TIP-5.2.c": ["others-directed"],
  "SOM-6.1.a": ["entry-procured", "not-national", "material-benefit"],
  "SOM-6.1.b.i": ["document-made", "document-fraudulent", "to-enable-smuggling", "material-benefit"],
  "SOM-6.1.b.ii": ["document-provided", "document-fraudulent", "to-enable-smuggling", "material-benefit"],
  "SOM-6.1.c": ["not-national", "stay-enabled", "illegal-means", "material-benefit"],
  "SOM-6.2.a": ["attempt-begun"],
  "SOM-6.2.b": ["aid-given"],
  "SOM-6.2.c": ["others-directed"],
  "SOM-6.3.a": ["life-endangered"],
  "SOM-6.3.b": ["inhuman-treatment"],
  "UNTOC-5.1.a": ["group-existed", "agreement", "took-part", "knew-aim"],
  "UNTOC-5.1.b": ["group-existed", "others-directed", "knew-aim"],
  "UNTOC-6.1.a": ["proceeds", "converted-or-hidden", "knew-origin"],
  "UNTOC-6.1.b": ["proceeds", "took-part", "knew-origin"],
  "UNTOC-8.1": ["public-official", "undue-advantage", "official-act"],
  "UNTOC-8.2": ["public-official", "undue-advantage", "official-act"],
  "UNTOC-23.a": ["force-or-bribe", "interfered-with-proceedings"],
  "UNTOC-23.b": ["force-or-bribe", "public-official", "interfered-with-proceedings"],
} as const satisfies Readonly<Record<string, readonly ElementCode[]>>;
export type Basis = keyof typeof basisElements;
export const bases = Object.keys(basisElements) as [Basis, ...Basis[]];

/** Every offence asks who did it and that it was meant; both stand last. */
const always: readonly ElementCode[] = ["intent", "identity-of-accused"];

export type Counted = {
  /** Treaty bases of the offence. */
  readonly bases: readonly Basis[];
  /** Elements that national law names instead; empty: those of the bases. */
  readonly elements: readonly ElementCode[];
  readonly child: boolean;
  readonly attempt: boolean;
};

/**
 * The rows of a proof matrix. For a child the means is no element (TIP Protocol art. 3(c)), whatever national law lists;
 * that the person was a child is one instead.
 */
export function elementsOf({ bases: of, elements, child, attempt }: Counted): ElementCode[] {
  const named: readonly ElementCode[] =
    elements.length > 0 ? elements : of.flatMap((basis) => basisElements[basis]);
  const trafficking = of.includes("TIP-5.1");
  const wanted = new Set<ElementCode>(named);
  if (child && trafficking) {
    wanted.delete("means");
    wanted.add("child-age");
  } else wanted.delete("child-age");
  if (attempt) wanted.add("attempt-begun");
  for (const code of always) wanted.add(code);
  return elementCodes.filter((code) => wanted.has(code));
}

export type SourceParts = {
  /** The words are Palermo's, after what is cited. */
  readonly own: boolean;
  readonly cited: "tip" | "som" | "ilo" | "paper" | null;
  /** Article, number or paragraph of what is cited; else the whole text. */
  readonly value: string;
};

const own = "Palermo's own words, after ";
const article = String.raw`(\d+(?:\([a-z0-9]+\))*)`;
const usual = [
  ["tip", new RegExp(`^TIP Protocol article ${article}$`)],
  ["som", new RegExp(`^SOM Protocol article ${article}$`)],
  ["ilo", /^ILO indicators of forced labour \(2012\), (\d+)$/],
  ["paper", /^A\/CONF\.213\/7 paragraph (\d+)$/],
] as const;

/** Takes a source of an instrument apart, so that its words can be said in every language. */
export function sourceParts(source: string): SourceParts {
  const isOwn = source.startsWith(own);
  const rest = isOwn ? source.slice(own.length) : source;
  for (const [cited, pattern] of usual) {
    const value = pattern.exec(rest)?.[1];
    if (value !== undefined) return { own: isOwn, cited, value };
  }
  return { own: isOwn, cited: null, value: rest };
}

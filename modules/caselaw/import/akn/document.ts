/** What the reading child tells of one judgment in Akoma Ntoso: plain words, no markup. */
export type AknDocument = {
  /** Attributes of FRBRuri, FRBRthis, FRBRalias, FRBRdate, FRBRcountry, FRBRlanguage, FRBRnumber and FRBRauthor. */
  readonly work: readonly FrbrValue[];
  readonly expression: readonly FrbrValue[];
  /** Names that references give to ids. */
  readonly references: Readonly<Record<string, string>>;
  /** Texts of the elements of the header by their names: docTitle, docNumber, courtType, neutralCitation, party … */
  readonly header: readonly { readonly element: string; readonly text: string }[];
  readonly parts: Readonly<Partial<Record<AknPart, string>>>;
  /** The header, the body and the conclusions one after the other. */
  readonly whole: string;
};

export type FrbrValue = {
  readonly element: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/** The parts of the body of a judgment (Akoma Ntoso 1.0, part 1, OASIS 2018, section 7.3). */
export const aknParts = [
  "introduction",
  "background",
  "arguments",
  "remedies",
  "motivation",
  "decision",
] as const;
export type AknPart = (typeof aknParts)[number];

export const aknLimits = {
  maxBytes: 16 * 1024 ** 2,
  depth: 200,
  elements: 500_000,
  memoryMb: 256,
  timeoutMs: 60_000,
} as const;

export type AknMessage =
  | { readonly kind: "document"; readonly document: AknDocument }
  | {
      readonly kind: "problem";
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    };

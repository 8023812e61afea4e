/** What a finding may be: a name of a person, or something else that tells who somebody is. */
export const findingKinds = ["name", "birth", "phone", "e-mail", "document", "address"] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something in a text that may tell who a person is; a person decides whether it does. */
export type Finding = {
  readonly kind: FindingKind;
  /** As it stands in the text. */
  readonly text: string;
  /** Its place, in UTF-16 units from 0. */
  readonly at: number;
  /** The word nearby that speaks of a victim, a witness or a child, when there is one. */
  readonly near: string | null;
};

/** What need not be asked about. */
export type Known = {
  /** Courts, places, judges and defendants who may be named. */
  readonly named: readonly string[];
};

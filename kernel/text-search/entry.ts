/** One text of a record: `lang` as in BCP 47 or ISO 639-1, `und` when nobody knows; weight A is the title's, D the full text's. */
export type SearchText = {
  readonly field: string;
  readonly lang: string;
  readonly text: string;
  readonly weight: "A" | "B" | "C" | "D";
};

/** What is searched of one published record. */
export type SearchEntry = {
  /** Registered in the module's migration: `select text_search.register('caselaw.judgment', 'caselaw.edit')`. */
  readonly collection: string;
  readonly recordId: string;
  readonly title: string;
  readonly titleLang: string;
  /** yyyy-mm-dd, the earliest day. */
  readonly sortDate: string | null;
  readonly facets: Readonly<Record<string, readonly string[]>>;
  readonly texts: readonly SearchText[];
  /** Whom the record is published to; signed-in readers alone unless it is said. */
  readonly audience?: "inside" | "everybody";
};

/** The collection in which everybody searches: records for everybody alone stand in it. */
export function openCollection(collection: string): string {
  return `${collection}-open`;
}

import type { audiences, PublicationKind, topics } from "./publications/kinds.ts";

type Topic = (typeof topics)[number];
type Audience = (typeof audiences)[number];
/** One publication of the demonstration. */
export type Entry = readonly [
  key: string,
  title: string,
  kind: PublicationKind,
  year: number,
  authors: readonly string[],
  publisher: string,
  topics: readonly Topic[],
  audience: readonly Audience[],
  about: string,
  link: string,
];

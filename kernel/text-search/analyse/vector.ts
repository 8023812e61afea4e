import type { Place } from "./analyse-text.ts";
import { folded } from "./fold.ts";

export type Weight = "A" | "B" | "C" | "D";

/** PostgreSQL keeps no place beyond this. */
const lastPlace = 16_383;
/** A vector holds at most a megabyte; beyond this much of text no more terms are taken. */
const mostBytes = 900_000;

/** Terms of a text in one field, `title=slavery`; fields of weight D are told by their weight alone. */
export const inField = (field: string, term: string) => `${field}=${term}`;
/** The value of a facet as a term. */
export const facetTerm = (facet: string, value: string) => `#${facet}=${folded(value).slice(0, 200)}`;
/** A year, month or day as a term. */
export const dateTerm = (date: string) => `@${date}`;

/** Writes a tsvector as text: terms with their places and weights. */
export class VectorWriter {
  #terms = new Map<string, string[]>();
  #bytes = 0;

  add(term: string, place: number, weight: Weight): void {
    const places = this.#placesOf(term);
    if (places === undefined || places.length >= 255) return;
    const text = `${Math.min(place + 1, lastPlace)}${weight === "D" ? "" : weight}`;
    places.push(text);
    this.#bytes += 2;
  }

  /** A term that stands nowhere: a facet or a date. */
  mark(term: string): void {
    this.#placesOf(term);
  }

  #placesOf(term: string): string[] | undefined {
    const there = this.#terms.get(term);
    if (there !== undefined || this.#bytes > mostBytes) return there;
    const places: string[] = [];
    this.#terms.set(term, places);
    this.#bytes += Buffer.byteLength(term) + 10;
    return places;
  }

  text(): string {
    return [...this.#terms]
      .map(([term, places]) => `${quoted(term)}${places.length > 0 ? `:${places.join(",")}` : ""}`)
      .join(" ");
  }
}

/** A term as it stands in the text of a tsvector or tsquery. */
export function quoted(term: string): string {
  return `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

export function addPlaces(
  writer: VectorWriter,
  places: readonly Place[],
  { field, weight, from }: { field: string; weight: Weight; from: number },
): void {
  for (const place of places)
    for (const term of place.terms) {
      writer.add(term, from + place.at, weight);
      if (weight !== "D") writer.add(inField(field, term), from + place.at, weight);
    }
}

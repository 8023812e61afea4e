import type { Instrument } from "../words/instrument.ts";
import { listsOfVocabulary } from "./from-vocabulary.ts";

/**
 * The instruments that Palermo brings, every published version of each. A version never changes: a changed one is added
 * under the next number, and the test of digests fails where one was touched.
 */
export const shippedInstruments: readonly Instrument[] = [...listsOfVocabulary()];

/** A shipped version by id and number. */
export function findShipped(id: string, version: number): Instrument | undefined {
  return shippedInstruments.find((one) => one.id === id && one.version === version);
}

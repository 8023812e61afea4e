import { Instrument } from "../words/instrument.ts";
import borderShort from "./data/border-short.json" with { type: "json" };
import childSafety from "./data/child-safety.json" with { type: "json" };
import debriefing from "./data/debriefing.json" with { type: "json" };
import criminalityAdult from "./data/forced-criminality-adult.json" with { type: "json" };
import criminalityChild from "./data/forced-criminality-child.json" with { type: "json" };
import forcedMarriage from "./data/forced-marriage.json" with { type: "json" };
import organRemoval from "./data/organ-removal.json" with { type: "json" };
import somJourney from "./data/som-journey.json" with { type: "json" };
import tipShort from "./data/tip-short.json" with { type: "json" };
import { listsOfVocabulary } from "./from-vocabulary.ts";

const written: readonly unknown[] = [
  tipShort,
  somJourney,
  borderShort,
  childSafety,
  organRemoval,
  forcedMarriage,
  criminalityAdult,
  criminalityChild,
  debriefing,
];

/**
 * The instruments that Palermo brings, every published version of each. A version never changes: a changed one is added
 * under the next number, and the test of digests fails where one was touched.
 */
export const shippedInstruments: readonly Instrument[] = [
  ...written.map((file) => Instrument.parse(file)),
  ...listsOfVocabulary(),
];

/** A shipped version by id and number. */
export function findShipped(id: string, version: number): Instrument | undefined {
  return shippedInstruments.find((one) => one.id === id && one.version === version);
}

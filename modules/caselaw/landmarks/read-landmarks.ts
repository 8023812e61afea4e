import { Judgment } from "../words/index.ts";
import americas from "./americas.json" with { type: "json" };
import arabStatesAndAfrica from "./arab-states-and-africa.json" with { type: "json" };
import asiaAfricaOceania from "./asia-africa-oceania.json" with { type: "json" };
import europeanCourt from "./european-court.json" with { type: "json" };
import international from "./international-and-regional.json" with { type: "json" };
import nationalEurope from "./national-europe.json" with { type: "json" };

const files: readonly (readonly unknown[])[] = [
  europeanCourt,
  international,
  nationalEurope,
  americas,
  asiaAfricaOceania,
  arabStatesAndAfrica,
];

/** Landmark judgments of all regions, briefed by us from what is public. Throws where one does not fit the words. */
export function readLandmarks(): Judgment[] {
  return files.flat().map((one) => Judgment.parse(one));
}

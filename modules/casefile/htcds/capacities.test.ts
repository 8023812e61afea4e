import { describe, expect, it } from "vitest";
import { capacitiesOf, capacityChange } from "./capacities.ts";

describe("capacitiesOf", () => {
  it("never makes more of a person than the list says", () => {
    expect(capacitiesOf({ vic_TraffickingStatus: "PossibleVictimOfTrafficking" }, null)).toEqual([
      "presumed_victim",
    ]);
    expect(capacitiesOf({ vic_TraffickingStatus: "ActualVictimOfTrafficking" }, null)).toEqual([
      "identified_victim",
    ]);
    expect(capacitiesOf({ vic_TypeOfExploitation: "Servitude" }, null)).toEqual(["presumed_victim"]);
    expect(capacitiesOf({ vic_TraffickingStatus: "NotAVictimOfTrafficking" }, null)).toEqual(["other"]);
    expect(capacitiesOf({ per_RoleInProcess: "Exploiter" }, null)).toEqual(["suspected_person"]);
    expect(capacitiesOf({ prs_FirstName: "A" }, null)).toEqual(["other"]);
  });

  it("lets one person be victim and suspect", () => {
    const both = {
      vic_TraffickingStatus: "ActualVictimOfTrafficking",
      per_RoleInProcess: "RecruiterOrIntermediary",
    };
    expect(capacitiesOf(both, null)).toEqual(["identified_victim", "suspected_person"]);
  });

  it("follows the status and keeps every other capacity", () => {
    const said = { vic_TraffickingStatus: "ActualVictimOfTrafficking" };
    expect(capacitiesOf(said, ["presumed_victim", "convicted_person"])).toEqual([
      "identified_victim",
      "convicted_person",
    ]);
    expect(capacitiesOf(said, ["convicted_person"])).toEqual(["convicted_person"]);
    expect(capacitiesOf({ prs_FirstName: "A" }, ["witness"])).toEqual(["witness"]);
  });
});

describe("capacityChange", () => {
  it("revises what it can, then adds and removes", () => {
    expect(capacityChange(["a", "b"], ["b", "c", "d"])).toEqual({
      revise: [{ from: "a", to: "c" }],
      add: ["d"],
      remove: [],
    });
    expect(capacityChange(["a", "b"], ["b"])).toEqual({ revise: [], add: [], remove: ["a"] });
    expect(capacityChange(["a"], ["a"])).toEqual({ revise: [], add: [], remove: [] });
  });
});

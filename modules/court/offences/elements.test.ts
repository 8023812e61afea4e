import { findDuty } from "@palermo/vocabulary/duties";
import { describe, expect, it } from "vitest";
import { bases, elementsOf } from "./elements.ts";

const adult = { elements: [], child: false, attempt: false } as const;

describe("the elements of an offence", () => {
  it("stand on duties that the Convention and its Protocols have", () => {
    expect(bases.filter((basis) => findDuty(basis) === undefined)).toEqual([]);
  });

  it("are act, means and purpose of trafficking, and no means where somebody harmed was a child (TIP Protocol art. 3(c))", () => {
    expect(elementsOf({ ...adult, bases: ["TIP-5.1"] })).toEqual([
      "act",
      "means",
      "purpose",
      "intent",
      "identity-of-accused",
    ]);
    const child = elementsOf({ ...adult, bases: ["TIP-5.1"], child: true });
    expect(child).not.toContain("means");
    expect(child).toContain("child-age");
  });

  it("leave the means out for a child even where national law lists it", () => {
    const listed = elementsOf({
      bases: ["TIP-5.1"],
      elements: ["act", "means"],
      child: true,
      attempt: false,
    });
    expect(listed).toEqual(["act", "child-age", "intent", "identity-of-accused"]);
  });

  it("ask a benefit of smuggling, and the danger or treatment of its aggravated form (SOM Protocol art. 6(1), 6(3))", () => {
    expect(elementsOf({ ...adult, bases: ["SOM-6.1.a", "SOM-6.3.a"] })).toEqual([
      "entry-procured",
      "not-national",
      "material-benefit",
      "life-endangered",
      "intent",
      "identity-of-accused",
    ]);
    expect(elementsOf({ ...adult, bases: ["SOM-6.1.a"], child: true })).not.toContain("child-age");
  });

  it("ask of an attempt that it was begun", () => {
    expect(elementsOf({ ...adult, bases: ["TIP-5.1"], attempt: true })).toContain("attempt-begun");
  });
});

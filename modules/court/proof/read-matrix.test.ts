import { describe, expect, it } from "vitest";
import { hintsOf } from "./issues.ts";
import { type Cell, readMatrix } from "./read-matrix.ts";

const cell = (more: Partial<Cell> = {}): Cell => ({
  element: "means",
  source: { evidenceId: "e1" },
  effect: "supports",
  weight: "strong",
  restsOn: [],
  ...more,
});
const standing = (cells: Cell[], without: string[] = []) =>
  readMatrix(["means"], cells, new Set(without))[0]?.standing;

describe("how an element stands", () => {
  it("is a gap without support, thin with little, supported with one strong or two of some weight", () => {
    expect(standing([])).toBe("gap");
    expect(standing([cell({ effect: "weakens" })])).toBe("gap");
    expect(standing([cell({ weight: "some" })])).toBe("thin");
    expect(standing([cell({ weight: "slight" }), cell({ weight: "slight" })])).toBe("thin");
    expect(standing([cell({ weight: "some" }), cell({ weight: "some" })])).toBe("supported");
    expect(standing([cell()])).toBe("supported");
  });

  it("is contested by what weighs as much as the best support, not by less", () => {
    expect(standing([cell(), cell({ effect: "weakens" })])).toBe("contested");
    expect(standing([cell(), cell({ effect: "weakens", weight: "some" })])).toBe("supported");
  });

  it("rests on one person when everything does, also an exhibit that is that person's statement", () => {
    const told = cell({ source: { participantId: "p1" } });
    const statement = cell({ restsOn: ["p1"] });
    expect(standing([told, statement])).toBe("one-person");
    expect(standing([told, cell()])).toBe("supported");
    expect(standing([told, cell({ source: { participantId: "p2" } })])).toBe("supported");
  });

  it("[K3] without a testimony loses every cell that rests on the person, and shows what still stands", () => {
    const cells = [
      cell({ source: { participantId: "p1" } }),
      cell({ restsOn: ["p1"] }),
      cell({ weight: "some" }),
    ];
    expect(standing(cells)).toBe("supported");
    expect(standing(cells, ["p1"])).toBe("thin");
    expect(standing(cells, ["p2"])).toBe("supported");
    expect(readMatrix(["means"], cells, new Set(["p1"]))[0]?.supports).toBe(1);
  });

  it("names people whose own accounts go both ways", () => {
    const cells = [cell({ restsOn: ["p1"] }), cell({ effect: "weakens", weight: "some", restsOn: ["p1"] })];
    expect(readMatrix(["means"], cells)[0]?.contradicted).toEqual(["p1"]);
  });
});

describe("the issues that evidence raises", () => {
  const hints = (cells: Cell[], absent: string[] = [], element: Cell["element"] = "means") =>
    hintsOf({
      rows: readMatrix([element], cells),
      cells,
      kindOf: () => "financial_record",
      participation: "accomplice",
      absent: new Set(absent),
    }).map(({ issue }) => issue);

  it("are testimony and corroboration where everything rests on one person, and consistency where it goes both ways", () => {
    const one = cell({ source: { participantId: "p1" } });
    expect(hints([one])).toEqual(["victim_testimony", "corroboration", "consent"]);
    expect(hints([one, cell({ effect: "weakens", weight: "slight", restsOn: ["p1"] })])).toContain(
      "consistency",
    );
  });

  it("are subtle means in a gap, absence of who does not testify, money, age, and the role of an accomplice", () => {
    expect(hints([])).toEqual(["consent", "subtle_means"]);
    expect(hints([cell({ source: { participantId: "p1" } })], ["p1"])).toContain("absence_of_the_victim");
    expect(hints([cell()])).toContain("debt_and_financial_evidence");
    expect(hints([], [], "child-age")).toEqual(["age_of_the_victim"]);
    expect(hints([], [], "act")).toEqual(["role_in_the_chain"]);
  });
});

import { describe, expect, it } from "vitest";
import { Capacity, caseStates, caseVerbs, mayWithCase } from "./casefile.ts";

const all = new Set(["casefile.read", "casefile.work", "casefile.trace-money", "casefile.hold"]);

describe("mayWithCase", () => {
  it("gives a reader nothing to do", () => {
    for (const state of caseStates)
      expect(mayWithCase({ state, held: false, level: "read", rights: all })).toEqual([]);
  });

  it("lets nobody change the people of a closed case before it is opened again", () => {
    const may = mayWithCase({ state: "closed", held: false, level: "manage", rights: all });
    expect(may).toEqual(["reopen-case", "set-legal-hold"]);
  });

  it("keeps closing for those who manage the case", () => {
    expect(mayWithCase({ state: "open", held: false, level: "contribute", rights: all })).not.toContain(
      "close-case",
    );
    expect(mayWithCase({ state: "open", held: true, level: "manage", rights: all })).toEqual(
      caseVerbs.filter((verb) => verb !== "reopen-case" && verb !== "set-legal-hold"),
    );
  });

  it("lets a financial unit follow the money and do nothing else", () => {
    const rights = new Set(["casefile.read", "casefile.trace-money"]);
    expect(mayWithCase({ state: "open", held: false, level: "contribute", rights })).toEqual(["trace-money"]);
    expect(mayWithCase({ state: "closed", held: false, level: "contribute", rights })).toEqual([]);
    expect(mayWithCase({ state: "open", held: false, level: "read", rights })).toEqual([]);
  });

  it("gives nothing without the right", () => {
    expect(
      mayWithCase({ state: "open", held: false, level: "manage", rights: new Set(["casefile.read"]) }),
    ).toEqual([]);
  });
});

describe("the words of a case", () => {
  it("never call anybody a trafficker, and no smuggled migrant a victim", () => {
    expect(Capacity.options.filter((code) => /trafficker|smuggling_victim|perpetrator/.test(code))).toEqual(
      [],
    );
    expect(Capacity.options).toEqual(
      expect.arrayContaining([
        "presumed_victim",
        "identified_victim",
        "smuggled_migrant",
        "suspected_person",
        "prosecuted_person",
        "convicted_person",
      ]),
    );
  });
});

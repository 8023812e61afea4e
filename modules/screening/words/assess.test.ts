import { describe, expect, it } from "vitest";
import { findShipped } from "../instruments/shipped.ts";
import type { Answers } from "./answers.ts";
import { type AssessFacts, assess } from "./assess.ts";
import type { Instrument } from "./instrument.ts";
import { noSetting, settingHere } from "./setting.ts";

function shipped(id: string): Instrument {
  const found = findShipped(id, 1);
  if (found === undefined) throw new Error(`no instrument ${id}`);
  return found;
}
const yes = { said: { state: "yes" as const } };
const no = { said: { state: "no" as const } };
const look = (id: string, answers: Answers, facts: Partial<AssessFacts> = {}) =>
  assess([{ instrument: shipped(id), answers }], { child: false, ...facts });
const element = (found: ReturnType<typeof assess>, name: string) => {
  const one = found.elements.find((each) => each.element === name);
  if (one === undefined) throw new Error(`no element ${name}`);
  return one;
};

describe("what a screening shows", () => {
  it("gives for each element the answers for it, against it, and what is unknown", () => {
    const found = look("tip-short", {
      "w-arranged": yes,
      "f-leave": no,
      "t-person": no,
      "t-family": { said: { state: "refused" } },
      "w-hours": { said: { state: "no" }, observed: { state: "yes" } },
    });
    expect(element(found, "act")).toMatchObject({
      state: "found",
      for: [{ question: "w-arranged", voice: "said", code: "recruitment" }],
    });
    const means = element(found, "means");
    expect(means.state).toBe("found");
    expect(means.for.map(({ question }) => question)).toEqual(["f-leave"]);
    expect(means.against.map(({ question }) => question)).toEqual(["t-person"]);
    expect(means.unknown.map(({ question }) => question)).toContain("t-family");
    // Said and seen differ: both stand.
    const purpose = element(found, "purpose");
    expect(purpose.for).toMatchObject([{ question: "w-hours", voice: "observed" }]);
    expect(purpose.against).toMatchObject([{ question: "w-hours", voice: "said" }]);
  });

  it("never says no while something was not answered", () => {
    expect(element(look("tip-short", {}), "purpose").state).toBe("open");
    expect(element(look("tip-short", { "w-hours": no }), "purpose").state).toBe("open");
    expect(element(look("som-journey", { "p-paid": no }), "benefit").state).toBe("not-now");
    expect(element(look("som-journey", { "p-paid": { said: { state: "unknown" } } }), "benefit").state).toBe(
      "open",
    );
    expect(element(look("som-journey", {}), "act").state).toBe("not-asked-here");
  });

  it("[S5] shows an adult's agreement as irrelevant where a means was found, and never against", () => {
    const alone = look("tip-short", { "w-agreed": yes });
    expect(alone.agreement).toMatchObject({ irrelevant: false, because: [] });
    const found = look("tip-short", { "w-agreed": yes, "w-promised": no });
    expect(found.agreement).toMatchObject({ irrelevant: true, because: ["deception"] });
    for (const { against } of found.elements)
      expect(against.map(({ question }) => question)).not.toContain("w-agreed");
  });

  it("[S5] needs no means for a child", () => {
    const found = look("forced-criminality-child", { "k-made": yes, "k-live": yes }, { child: true });
    expect(element(found, "means").state).toBe("not-needed");
    expect(element(found, "purpose").state).toBe("found");
    expect(found.steps.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["child-specialist", "guardian"]),
    );
    expect(found.steps[0]?.code).toBe("child-specialist");
  });

  it("gives the dimensions of the ILO/EC set with the line that holds, and none for lists without weights", () => {
    const found = look("iloec-adult-labour", {
      "iloec-d1-01": yes,
      "iloec-d1-02": yes,
      "iloec-d4-01": yes,
      "iloec-d4-09": yes,
      "iloec-d5-01": yes,
      "iloec-d5-02": { observed: { state: "yes" } },
      "iloec-d6-01": yes,
    });
    const [list] = found.dimensions;
    expect(list).toMatchObject({ profile: "adultLabour", together: "forced-labour" });
    expect(list?.found.map(({ id, positive, line }) => [id, positive, line])).toEqual([
      ["D1", true, "strong-and-other"],
      ["D2", false, null],
      ["D3", false, null],
      ["D4", true, "strong-and-other"],
      ["D5", true, "two-strong"],
      ["D6", false, null],
    ]);
    expect(list?.found[5]).toMatchObject({ medium: ["iloec-d6-01"], unknown: 6 });
    expect(look("ilo-11", { "ilo11-07": yes, "ilo11-09": yes }).dimensions).toEqual([]);
    expect(look("unodc-sexual-exploitation", { "unodc-sex-13": yes }).dimensions).toEqual([]);
  });

  it("tells exploitation without means from trafficking, and counts the strengths of a child's own profile", () => {
    const exploited = { "iloec-d4-01": yes, "iloec-d4-02": yes };
    expect(look("iloec-adult-labour", exploited).dimensions[0]?.together).toBe("exploitation-alone");
    const schooling = { "iloec-d1-10": yes, "iloec-d1-02": yes };
    const positive = (id: string, child: boolean) =>
      look(id, schooling, { child }).dimensions[0]?.found.find((one) => one.id === "D1")?.positive;
    expect(positive("iloec-adult-labour", false)).toBe(false);
    expect(positive("iloec-child-labour", true)).toBe(true);
  });

  it("proposes first what would complete a dimension that has begun", () => {
    const found = look("iloec-adult-labour", { "iloec-d5-01": yes });
    expect(found.next[0]?.question).toMatch(/^iloec-d5-/);
    expect(found.next).toHaveLength(10);
    expect(found.next.map(({ question }) => question)).not.toContain("iloec-d5-01");
  });

  it("shows for smuggling the benefit, the entry, what makes it graver, offences suffered and needs", () => {
    const found = look("som-journey", {
      "p-paid": yes,
      "r-border": yes,
      "r-hidden": yes,
      "c-food": no,
      "t-held": yes,
      "n-family": yes,
      "p-owed": yes,
      "p-owed-how": { said: { state: "value", value: "work" } },
    });
    expect(element(found, "benefit").state).toBe("found");
    expect(element(found, "illegal-entry").state).toBe("found");
    expect(element(found, "aggravation").for.map(({ code }) => code)).toEqual([
      "endangers_life_or_safety",
      "inhuman_or_degrading_treatment",
    ]);
    expect(element(found, "offence").for.map(({ code }) => code)).toEqual(["kidnapping"]);
    expect(element(found, "protection").for.map(({ code }) => code)).toEqual(["family-unity"]);
    // A debt to be worked off: a journey may have become exploitation.
    expect(element(found, "purpose").for).toMatchObject([{ question: "p-owed-how" }]);
    expect(found.steps.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["not-liable-for-being-smuggled", "family-unity", "refer", "advocate"]),
    );
  });

  it("takes the law of the only country entered, and of several none before it is said which", () => {
    const one = { country: "XV", ...noSetting };
    const two = { country: "XW", ...noSetting };
    expect(settingHere([one], undefined)).toBe(one);
    expect(settingHere([one, two], undefined)).toBeNull();
    expect(settingHere([one, two], "XW")).toBe(two);
    expect(settingHere([one], "XW")).toBeNull();
  });

  it("gives next steps by the national setting and says plainly where the law is not known", () => {
    const setting = {
      country: "XV",
      reflectionDays: 30,
      nonPunishment: true,
      advocateHours: 24,
      appealDays: 14,
      forcedDisclosure: null,
      duties: "",
    };
    const codes = (more: Partial<AssessFacts>) => look("tip-short", { "w-hours": yes }, more).steps;
    expect(codes({ setting })).toEqual(
      expect.arrayContaining([
        { code: "advocate", hours: 24 },
        { code: "reflection-period", days: 30 },
        { code: "non-punishment" },
      ]),
    );
    expect(codes({}).map(({ code }) => code)).toEqual(
      expect.arrayContaining(["ask-reflection-period", "ask-non-punishment"]),
    );
    expect(
      codes({ urgentMedical: true, unsafe: true })
        .slice(0, 2)
        .map(({ code }) => code),
    ).toEqual(["medical-now", "safe-place"]);
  });

  it("[S7] holds no number that ranks a person", () => {
    const told = JSON.stringify(look("iloec-adult-labour", { "iloec-d1-01": yes }));
    expect(told).not.toMatch(/score|witness|likel|probab|percent/i);
  });
});

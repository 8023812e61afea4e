import { duties, findDuty } from "@palermo/vocabulary/duties";
import { describe, expect, it } from "vitest";
import { locales, text } from "../text.ts";
import { byUrgency, changesBetween, fulfilment, type StandingOf, tallyOf } from "./assessment.ts";
import { dutyLine, topicGroup, topicLabel } from "./duty-words.ts";
import { hints } from "./hints.ts";

const judged = (id: string, standing: StandingOf) => {
  const duty = findDuty(id);
  if (duty === undefined) throw new Error(`${id} is no duty`);
  return { duty, standing };
};

describe("gaps", () => {
  it("[L3] stand in order of urgency: mandatory first, not met before partly met, what is met last", () => {
    const all = [
      judged("TIP-6.3.a", "none"),
      judged("TIP-5.1", "full"),
      judged("TIP-3.c", "partial"),
      judged("TIP-6.6", "none"),
      judged("TIP-13", "not-assessed"),
      judged("TIP-3.d", "not-applicable"),
    ];
    expect(all.sort(byUrgency).map(({ duty }) => duty.id)).toEqual([
      "TIP-6.6",
      "TIP-3.c",
      "TIP-13",
      "TIP-6.3.a",
      "TIP-5.1",
      "TIP-3.d",
    ]);
  });

  it("are counted, and their share leaves out what nobody assessed", () => {
    const tally = tallyOf(
      (["full", "partial", "none", "not-applicable", "not-assessed"] as const).map((standing) => ({
        standing,
      })),
    );
    expect(tally).toEqual({ full: 1, partial: 1, none: 1, "not-applicable": 1, "not-assessed": 1 });
    expect(fulfilment(tally)).toBe(0.5);
    expect(fulfilment({ ...tally, full: 0, partial: 0, none: 0 })).toBeNull();
  });

  it("change between two days, also to and from nobody's judgment", () => {
    const before = new Map<string, StandingOf>([
      ["TIP-3.c", "none"],
      ["TIP-5.1", "full"],
    ]);
    const after = new Map<string, StandingOf>([
      ["TIP-3.c", "full"],
      ["TIP-5.1", "full"],
      ["TIP-6.6", "partial"],
    ]);
    expect(changesBetween(before, after)).toEqual([
      { duty: "TIP-3.c", from: "none", to: "full" },
      { duty: "TIP-6.6", from: "not-assessed", to: "partial" },
    ]);
  });
});

describe("duties in words", () => {
  it("[L3] carry the points often missed, in six languages, beside duties that exist", () => {
    for (const [id, hint] of Object.entries(hints)) {
      expect(findDuty(id), id).toBeDefined();
      for (const lang of Object.keys(locales) as (keyof typeof locales)[])
        expect(text(lang, `hint.${hint}`)).not.toBe(`hint.${hint}`);
    }
    for (const id of [
      "UNTOC-34.2",
      "TIP-1.3",
      "TIP-3.c",
      "SOM-5",
      "SOM-6.1.a",
      "SOM-6.3.a",
      "TIP-6.6",
      "SOM-16.1",
      "COE197-26",
      "COE197-13.1",
    ])
      expect(hints[id], id).toBeDefined();
  });

  it("are cited by article and paragraph", () => {
    expect(dutyLine(judged("TIP-3.c", "full").duty, "en")).toMatchObject({
      cited: "Trafficking Protocol, art. 3(c)",
      hint: expect.stringContaining("no means"),
    });
    expect(dutyLine(judged("SOM-6.1.b.ii", "full").duty, "en").cited).toBe(
      "Smuggling Protocol, art. 6(1)(b)(ii)",
    );
    expect(dutyLine(judged("SOM-17", "full").duty, "en").cited).toBe("Smuggling Protocol, art. 17");
  });

  it("have a topic in words in every language", () => {
    for (const duty of duties)
      for (const lang of ["ar", "zh", "en", "fr", "ru", "es"] as const)
        expect(topicLabel(topicGroup(duty), lang), duty.id).not.toBe(topicGroup(duty));
  });
});

import { describe, expect, it } from "vitest";
import { langs } from "#kernel/words";
import { screening } from "./index.ts";
import { instrumentProblems } from "./instruments/check-instrument.ts";
import {
  appealStates,
  combinations,
  decisions,
  elementStates,
  elements,
  eventKinds,
  interviewProblems,
  offences,
  protections,
  ruleLines,
  screeningStates,
  stepCodes,
  tellers,
  tipStates,
} from "./screening.ts";
import { text } from "./text.ts";
import { formProblems } from "./xlsform/read-form.ts";

const groups: Readonly<Record<string, readonly string[]>> = {
  appeal: appealStates,
  combination: combinations,
  decision: decisions,
  element: elements,
  "element-state": elementStates,
  "event-kind": eventKinds,
  "instrument-problem": instrumentProblems,
  line: ruleLines,
  offence: offences,
  problem: interviewProblems,
  protection: protections,
  state: screeningStates,
  step: stepCodes,
  teller: tellers,
  "tip-state": tipStates,
  xlsform: formProblems,
};

describe("the texts of screening", () => {
  it("name every code, refusal and kind of problem in six languages", () => {
    const refusals = screening.declarations.flatMap((declaration) => declaration.refusals ?? []);
    const wanted = [
      ...refusals.map((code) => `refusal.${code}`),
      ...Object.entries(groups).flatMap(([group, codes]) => codes.map((code) => `${group}.${code}`)),
    ];
    for (const lang of langs) expect(wanted.filter((key) => text(lang, key) === key)).toEqual([]);
  });

  it("call nobody a victim before a decision, and speak of no score", () => {
    for (const key of ["screenings.about", "screening.not-a-statement", "sheet.person-intro"])
      expect(text("en", key)).not.toMatch(/victim|score/i);
  });
});

import { createHash } from "node:crypto";
import { codeList, findCode } from "@palermo/vocabulary";
import { findIndicator, findIndicatorSet } from "@palermo/vocabulary/indicators";
import { describe, expect, it } from "vitest";
import { langs } from "#kernel/words";
import { questionsOf } from "../words/condition.ts";
import { acts, aggravations, codesOfElement, means, purposes } from "../words/element.ts";
import { Instrument, questionsIn, textsOf } from "../words/instrument.ts";
import { findLoop } from "../words/visible.ts";
import { claimsOf } from "../words/voices.ts";
import digests from "./data/digests.json" with { type: "json" };
import { shippedInstruments } from "./shipped.ts";

const byId = (id: string) => {
  const found = shippedInstruments.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no instrument ${id}`);
  return found;
};

describe("the instruments that Palermo brings", () => {
  it("never change once published: their digests stand", () => {
    const now = Object.fromEntries(
      shippedInstruments.map((one) => [
        `${one.id} ${one.version}`,
        createHash("sha256")
          .update(JSON.stringify(Instrument.parse(one)))
          .digest("hex")
          .slice(0, 16),
      ]),
    );
    expect(now).toEqual(digests);
  });

  it("are whole in six languages, each text in its own script", () => {
    for (const instrument of shippedInstruments) {
      expect(instrument.languages.toSorted()).toEqual([...langs].toSorted());
      for (const told of textsOf(instrument)) {
        expect(Object.keys(told).toSorted()).toEqual([...langs].toSorted());
        expect(told.ar).toMatch(/[\u0600-\u06ff]/);
        expect(told.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(told.ru).toMatch(/[\u0400-\u04ff]/);
      }
    }
  });

  it("have ids that stand once, conditions over questions that are there, and no loop", () => {
    expect(new Set(shippedInstruments.map(({ id, version }) => `${id} ${version}`)).size).toBe(
      shippedInstruments.length,
    );
    for (const instrument of shippedInstruments) {
      const ids = questionsIn(instrument).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const section of instrument.sections)
        for (const question of section.questions)
          for (const looked of [...questionsOf(section.when), ...questionsOf(question.when)])
            expect(ids).toContain(looked);
      expect(findLoop(instrument)).toBeUndefined();
    }
  });

  it("claim elements and indicators that the vocabulary knows, each question with its source", () => {
    expect(codeList("act").codes.map(({ code }) => code)).toEqual([...acts]);
    expect(codeList("means").codes.map(({ code }) => code)).toEqual([...means]);
    expect(codeList("purpose").codes.map(({ code }) => code)).toEqual([...purposes]);
    for (const code of aggravations) expect(findCode("som-aggravation", code)).toBeDefined();
    for (const question of shippedInstruments.flatMap(questionsIn)) {
      expect(question.source).not.toBe("");
      for (const { element, code } of claimsOf(question))
        if (code !== undefined) expect(codesOfElement[element]).toContain(code);
      for (const id of question.indicators ?? []) expect(findIndicator(id)).toBeDefined();
    }
  });

  it("weigh only what the ILO/EC set weighs for the same profile; all others are never counted", () => {
    const set = findIndicatorSet("ILOEC");
    const weighed = shippedInstruments.filter(({ profile }) => profile !== undefined);
    expect(weighed.map(({ id }) => id)).toEqual(["iloec-adult-labour", "iloec-child-labour"]);
    expect(weighed.map((one) => questionsIn(one).length)).toEqual([67, 65]);
    for (const instrument of shippedInstruments)
      for (const { weighs, indicators = [] } of questionsIn(instrument)) {
        if (instrument.profile === undefined) {
          expect(weighs).toBeUndefined();
          continue;
        }
        const indicator = set?.indicators.find(({ id }) => id === indicators[0]);
        expect(weighs).toEqual({
          dimension: indicator?.group,
          strength: indicator?.strength?.[instrument.profile],
        });
      }
    expect(shippedInstruments.some(({ id }) => /sexual/.test(id) && byId(id).profile !== undefined)).toBe(
      false,
    );
  });

  it("[S6] ask no border crossing where trafficking is looked for", () => {
    for (const id of [
      "tip-short",
      "forced-marriage",
      "organ-removal",
      "forced-criminality-adult",
      "forced-criminality-child",
    ])
      for (const { text, claims = [] } of questionsIn(byId(id))) {
        expect(text.en).not.toMatch(/border|abroad|visa/i);
        expect(claims.map(({ element }) => element)).not.toContain("illegal-entry");
      }
  });

  it("[S10] hold a border form of under two minutes with a leaflet, and forms of organs, marriage, crime and debriefing", () => {
    const border = byId("border-short");
    expect(border.minutes).toBeLessThanOrEqual(2);
    expect(questionsIn(border).length).toBeLessThanOrEqual(10);
    expect(Object.keys(border.leaflet ?? {})).toHaveLength(6);
    expect(border.leaflet?.en).not.toMatch(/crime|police|shelter|traffick|victim/i);
    for (const id of [
      "organ-removal",
      "forced-marriage",
      "forced-criminality-adult",
      "forced-criminality-child",
      "debriefing",
    ])
      expect(byId(id).profile).toBeUndefined();
    expect(byId("forced-criminality-child").audience).toBe("child");
  });

  it("[S4] [S5] ask a child only what a child's instruments hold: safety, and no means", () => {
    const forChildren = shippedInstruments.filter(
      ({ audience, use }) => audience === "child" && use !== "checklist",
    );
    expect(forChildren.map(({ id }) => id)).toEqual(["child-safety", "forced-criminality-child"]);
    for (const question of forChildren.flatMap(questionsIn))
      expect(claimsOf(question).map(({ element }) => element)).not.toContain("means");
  });

  it("[S7] never speak of witnesses, nor call anybody a victim", () => {
    for (const told of shippedInstruments.flatMap(textsOf))
      expect(told.en).not.toMatch(/witness|victim|score/i);
  });
});

import { findCountry } from "@palermo/vocabulary";
import { describe, expect, test } from "vitest";
import { keyOf } from "../keep/print.ts";
import { readLandmarks } from "./read-landmarks.ts";

const landmarks = readLandmarks();

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}

describe("the landmark judgments", () => {
  test("are at least forty, each known under a number of its own and with a title of its own", () => {
    expect(landmarks.length).toBeGreaterThanOrEqual(40);
    const keys = landmarks.flatMap(({ identifiers, jurisdiction }) =>
      identifiers.map(({ kind, value }) => `${jurisdiction} ${keyOf(kind, value)}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const { identifiers, title } of landmarks) expect(identifiers.length, title.text).toBeGreaterThan(0);
    expect(new Set(landmarks.map(({ title }) => title.text)).size).toBe(landmarks.length);
  });

  test("come from every region of the world and from international courts; five and more are on smuggling", () => {
    const regions = new Set(
      landmarks.map(({ jurisdiction }) => findCountry({ alpha2: jurisdiction })?.region ?? jurisdiction),
    );
    expect([...regions].sort()).toEqual(["002", "009", "019", "142", "150", "INT"]);
    // The groups of the United Nations are not the regions of its statisticians: Arab States stand in two of these.
    const countries = new Set(landmarks.map(({ jurisdiction }) => jurisdiction));
    expect(["BH", "EG", "LB", "MR", "NG", "KE", "UG"].filter((one) => !countries.has(one))).toEqual([]);
    const smuggling = landmarks.filter(({ crimeTypes }) => crimeTypes.includes("smuggling_of_migrants"));
    expect(smuggling.length).toBeGreaterThanOrEqual(5);
    for (const { smuggling: som, victims, title } of smuggling) {
      expect(som, title.text).toBeDefined();
      expect(victims, title.text).toEqual([]);
    }
  });

  test("tell their facts and their reasons in English, twelve and more in another language too", () => {
    for (const { title, facts, reasoning } of landmarks) {
      const english = facts?.lang === "en" ? facts.text : (facts?.translations.en?.text ?? "");
      expect(wordsIn(english), title.text).toBeGreaterThanOrEqual(50);
      expect(wordsIn(english), title.text).toBeLessThanOrEqual(200);
      expect(wordsIn(reasoning?.text ?? ""), title.text).toBeGreaterThanOrEqual(40);
    }
    const others = landmarks.filter(({ facts }) => Object.keys(facts?.translations ?? {}).length > 0);
    expect(others.length).toBeGreaterThanOrEqual(12);
    const langs = new Set(
      others.flatMap(({ facts }) => [facts?.lang ?? "", ...Object.keys(facts?.translations ?? {})]),
    );
    expect([...langs].sort()).toEqual(["ar", "en", "es", "fr", "ru", "zh"]);
    for (const { facts } of others)
      for (const one of Object.values(facts?.translations ?? {}))
        expect(one).toMatchObject({ by: "Palermo", reviewed: false });
  });

  test("say what is not known where no number of a court tells the judgment", () => {
    const bare = landmarks.filter(
      ({ identifiers, jurisdiction }) =>
        jurisdiction !== "AR" && identifiers.every(({ kind }) => kind === "other"),
    );
    expect(bare.length).toBeGreaterThan(0);
    for (const { facts, title } of bare) expect(facts?.text, title.text).toContain("Not known here:");
  });

  test("[L1] name nobody beyond the published title", () => {
    for (const { defendants, title } of landmarks)
      for (const { kind, name } of defendants) if (kind !== "state") expect(name, title.text).toBeUndefined();
  });
});

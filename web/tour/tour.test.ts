import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { langs } from "#kernel/words";
import { tourFor } from "./tour-steps.ts";

const rights = [["casefile.read", "statistics.read"], ["statistics.read"], []];

describe("the tour", () => {
  it("shows an investigator a case and its names, a rapporteur figures, everybody the shell", () => {
    const [investigator, rapporteur, trainer] = rights.map((held) =>
      tourFor({ rights: held }).map(({ name }) => name),
    );
    expect(investigator).toContain("reveal");
    expect(rapporteur).toContain("source");
    expect(rapporteur).not.toContain("reveal");
    expect(trainer).toEqual(["welcome", "places", "search", "bell", "help"]);
  });

  it("takes at most nine steps, each with a text in six languages", () => {
    for (const lang of langs) {
      const file = new URL(`../help/locales/${lang}.json`, import.meta.url);
      const { tour } = JSON.parse(readFileSync(file, "utf8")) as { tour: Record<string, { text?: string }> };
      for (const held of rights) {
        const steps = tourFor({ rights: held });
        expect(steps.length).toBeLessThanOrEqual(9);
        expect(steps.filter(({ name }) => !tour[name]?.text)).toEqual([]);
      }
    }
  });
});

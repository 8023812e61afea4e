import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestKernel, type TestKernel } from "#kernel/testing";
import { statistics } from "../index.ts";
import { locales } from "../text.ts";
import { plans } from "./plans.ts";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [statistics] });
});
afterAll(() => kernel?.close());

test("a stranger sees no view", async () => {
  const stranger = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: [] });
  await expect(stranger.callByName("statistics.show-view", { view: "victims" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("each view, panel, note and source has its text in every language", () => {
  for (const [lang, texts] of Object.entries(locales)) {
    const read = (path: readonly string[]) =>
      path.reduce<unknown>(
        (at, name) =>
          typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : undefined,
        texts,
      );
    for (const { view, panels, notes = [], elsewhere } of plans) {
      const keys = [
        ...["title", "about", ...panels.map(({ panel }) => panel)].map((name) => ["view", view, name]),
        ...notes.map((code) => ["note", code]),
        ...elsewhere.map((code) => ["elsewhere", code]),
      ];
      for (const key of keys) expect(typeof read(key), `${lang} ${key.join(".")}`).toBe("string");
    }
  }
});

test("without data each panel is empty and says where figures can be had", async () => {
  const reader = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["rapporteur"] });
  for (const { view } of plans) {
    const answer = await reader.callByName("statistics.show-view", { view });
    expect(answer).toMatchObject({
      view,
      panels: expect.arrayContaining([expect.objectContaining({ table: null })]),
    });
    expect((answer as { elsewhere: string[] }).elsewhere.length).toBeGreaterThan(0);
  }
});

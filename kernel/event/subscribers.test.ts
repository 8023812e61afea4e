import { describe, expect, test } from "vitest";
import { buildRegistry, defineModule } from "#kernel/module";
import { onEvent } from "./subscriber.ts";

const door = (event: string, needs = "garden.hear") =>
  defineModule({ name: "garden", on: { [event]: onEvent({ about: "Hears.", needs }).run(async () => {}) } });

describe("subscribers", () => {
  test("wait only for events that some action emits, the clock, or everything", () => {
    expect(() => buildRegistry([door("kitchen.cooked")])).toThrow(/waits for kitchen\.cooked/);
    const registry = buildRegistry([door("clock.day-passed"), defineModule({ name: "other" })]);
    expect(registry.subscribers.map((one) => one.name)).toEqual(["garden:clock.day-passed"]);
    expect(buildRegistry([door("*")]).subscribers).toHaveLength(1);
  });

  test("name a right, which System alone holds when no role does", () => {
    expect(() => door("*", "")).toThrow(/needs no right/);
    const { roles } = buildRegistry([door("*")]);
    expect(roles["system:garden.hear"]).toEqual({ compartments: [], rights: ["garden.hear"], light: false });
    expect(Object.entries(roles).filter(([, role]) => role.rights.includes("garden.hear"))).toHaveLength(1);
  });
});

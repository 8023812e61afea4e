import { describe, expect, test } from "vitest";
import { z } from "zod";
import { action } from "../action/index.ts";
import { defineModule } from "./module.ts";
import { buildRegistry } from "./registry.ts";

const act = (name: `${string}.${string}`, needs: string) =>
  action({ name, about: "A test.", needs, input: z.object({}), output: z.object({}) }).run(() => ({}));

describe("a module's door", () => {
  test("refuses an action without a right", () => {
    expect(() => defineModule({ name: "garden", actions: [act("garden.dig-hole", "")] })).toThrow(
      /needs no right/,
    );
  });

  test("refuses a name that belongs to another module", () => {
    expect(() => defineModule({ name: "garden", actions: [act("kitchen.dig-hole", "x")] })).toThrow(
      /declared in the module garden/,
    );
  });
});

describe("the registry", () => {
  test("refuses a right that no role holds, and a role that does not exist", () => {
    const door = (rights: Record<string, string[]>) =>
      defineModule({ name: "garden", rights, actions: [act("garden.dig-hole", "garden.dig")] });
    expect(() => buildRegistry([door({})])).toThrow(/no role holds/);
    expect(() => buildRegistry([door({ "garden.dig": ["gardener"] })])).toThrow(/names the role gardener/);
    const registry = buildRegistry([door({ "garden.dig": ["trainer"] })]);
    expect(registry.roles.trainer?.rights).toContain("garden.dig");
    expect(registry.find("garden.dig-hole")?.needs).toBe("garden.dig");
    expect(registry.find("garden.fill-hole")).toBeUndefined();
  });

  test("refuses one importer twice, also of two modules", () => {
    const importer = {
      ...{ name: "list", about: "A list.", needs: "signed-in", extensions: [".csv"], maxBytes: 1000 },
      inspect: () => Promise.reject(new Error("not read")),
      commit: () => Promise.reject(new Error("not read")),
    };
    const [one, other] = ["one", "other"].map((name) => defineModule({ name, importers: [importer] }));
    expect(one && buildRegistry([one])).toBeTruthy();
    expect(() => buildRegistry([one, other].filter((door) => door !== undefined))).toThrow(
      /list is declared twice/,
    );
  });

  test("refuses one name twice", () => {
    const door = defineModule({ name: "garden", actions: [act("garden.dig-hole", "signed-in")] });
    expect(() => buildRegistry([door, door])).toThrow(/declared twice/);
  });
});

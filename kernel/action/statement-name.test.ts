import { expect, test } from "vitest";
import { isStalePlan, statementName } from "./statement-name.ts";

test("one text has one name, another text another", () => {
  const first = statementName("select 1", "palermo_app");
  expect(first).toBeDefined();
  expect(statementName("select 1", "palermo_app")).toBe(first);
  expect(statementName("select 2", "palermo_app")).not.toBe(first);
});

test("lists of any length do not fill the connections with plans", () => {
  const named = Array.from({ length: 2_000 }, (_, n) =>
    statementName(`select ${n} as filler`, "palermo_app"),
  );
  expect(named.filter((name) => name !== undefined).length).toBeLessThanOrEqual(800);
  expect(named.at(-1)).toBeUndefined();
  expect(statementName("select 1", "palermo_app")).toBeDefined();
});

test("only a plan that no longer fits its table gives the connection up", () => {
  const error = (code: string, message: string) => Object.assign(new Error(message), { code });
  expect(isStalePlan(error("0A000", "cached plan must not change result type"))).toBe(true);
  expect(isStalePlan(error("0A000", "cross-database references are not implemented"))).toBe(false);
  expect(isStalePlan(error("23505", "duplicate key"))).toBe(false);
  expect(isStalePlan(null)).toBe(false);
});

import { describe, expect, test } from "vitest";
import { z } from "zod";
import { closedFilters, wrongFilter } from "./open-filter.ts";
import { may, ViewState } from "./saved-view.ts";

const input = z.object({
  state: z.enum(["open", "closed"]).optional(),
  kinds: z.array(z.enum(["a", "b"])).optional(),
  since: z.iso.date().optional(),
  unitId: z.uuid().optional(),
  text: z.string().max(100).optional(),
  words: z.union([z.enum(["a"]), z.string()]).optional(),
  limit: z.int().optional(),
});

describe("filters that may be saved", () => {
  test("are those in whose values no text can stand", () => {
    expect([...closedFilters(input)].sort()).toEqual(["kinds", "limit", "since", "state", "unitId"]);
  });

  test("fit the list's question", () => {
    expect(wrongFilter(input, { state: "open", kinds: ["a"] })).toBeUndefined();
    expect(wrongFilter(input, { text: "Ana" })).toBe("text");
    expect(wrongFilter(input, { words: "a" })).toBe("words");
    expect(wrongFilter(input, { unknown: "x" })).toBe("unknown");
    expect(wrongFilter(input, { state: "lost" })).toBe("state");
    expect(wrongFilter(input, { since: "Ana" })).toBe("since");
  });
});

test("a state holds filters, sorting and columns and nothing else", () => {
  expect(ViewState.safeParse({ filters: {}, sort: "-opened", columns: ["code"] }).success).toBe(true);
  expect(ViewState.safeParse({ filters: {}, search: "Ana" }).success).toBe(false);
  expect(ViewState.safeParse({ filters: {}, sort: "Ana Maria" }).success).toBe(false);
});

test("only its owner may change a view", () => {
  expect(may({ own: true })).toEqual(["save-view", "delete-view"]);
  expect(may({ own: false })).toEqual([]);
});

import { expect, it } from "vitest";
import { readSearch, writeSearch } from "./search-values.ts";

it("writes addresses that people can read, and reads them back", () => {
  expect(writeSearch({ state: "open", sort: "-opened", columns: "a,b", gone: undefined, empty: "" })).toBe(
    "?state=open&sort=-opened&columns=a,b",
  );
  expect(readSearch("?state=open&where=a%26b")).toEqual({ state: "open", where: "a&b" });
  expect(writeSearch({})).toBe("");
});

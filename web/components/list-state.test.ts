import { expect, it } from "vitest";
import { nextSort, readListState, writeListState } from "./list-state.ts";

const filters = [{ id: "state" }, { id: "form", several: true }];

it("reads filters, sorting and columns from an address, and nothing else", () => {
  const state = readListState(
    { state: "open", form: "a,b", name: "Amal", sort: "-opened", columns: "code" },
    filters,
  );
  expect(state).toEqual({ filters: { state: "open", form: ["a", "b"] }, sort: "-opened", columns: ["code"] });
});

it("writes what it reads, and leaves defaults out of the address", () => {
  const search = { state: "open", form: "a,b", sort: "-opened", columns: "code,state" };
  expect(writeListState(readListState(search, filters))).toEqual(search);
  expect(writeListState(readListState({}, filters, "-opened"), "-opened")).toEqual({
    sort: undefined,
    columns: undefined,
  });
});

it("sorts up, down, and back to the list's own order", () => {
  expect(nextSort(undefined, "code")).toBe("code");
  expect(nextSort("code", "code")).toBe("-code");
  expect(nextSort("-code", "code")).toBeUndefined();
  expect(nextSort("-code", "state")).toBe("state");
});

import { expect, test } from "vitest";
import { mayWith } from "./may.ts";

test("what may be done follows from how a judgment stands and what is published of it", () => {
  expect(mayWith({ state: "draft", removed: false }, null)).toEqual(["revise", "ask", "drop"]);
  expect(mayWith({ state: "published", removed: false }, { audience: "inside" })).toEqual([
    "revise",
    "withdraw",
    "open",
  ]);
  expect(mayWith({ state: "draft", removed: false }, { audience: "everybody" })).toEqual([
    "revise",
    "ask",
    "withdraw",
  ]);
  expect(mayWith({ state: "withdrawn", removed: false }, null)).toEqual(["reopen"]);
  expect(mayWith({ state: "draft", removed: true }, null)).toEqual(["restore"]);
});

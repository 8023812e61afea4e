import { expect, test } from "vitest";
import { judge, type Reading, type Threshold } from "./judge.ts";

const threshold: Threshold = { measure: "dossiers", floor: 30, peerTimes: 4, pastTimes: 4 };
const none = { dossiers: 0, names: 0, exports: 0, hours: 0, refusals: 0 };
const reader = (accountId: string, dossiers: readonly number[], roles = ["investigator"]): Reading => ({
  accountId,
  roles,
  periods: new Map(dossiers.map((count, period) => [period, { ...none, dossiers: count }])),
});
const peers = [reader("a", [10, 9]), reader("b", [12, 11]), reader("c", [11, 14]), reader("d", [9, 9])];

test("much more than colleagues and than before is unusual, with both figures", () => {
  const own = reader("x", [400, 10, 12]);
  expect(judge(own, [own, ...peers], [threshold])).toEqual([
    { measure: "dossiers", value: 400, peers: 10.5, past: 11, unlike: ["peers", "past"] },
  ]);
});

test("little reading is never unusual, however much more than nothing it is", () => {
  const own = reader("x", [29, 0]);
  expect(judge(own, [own, ...peers], [threshold])).toEqual([]);
});

test("who always reads much differs from colleagues only; a busy week of a busy role does not", () => {
  const own = reader("x", [60, 55, 62]);
  expect(judge(own, [own, ...peers], [threshold])[0]?.unlike).toEqual(["peers"]);
  const busy = ["a", "b", "c"].map((id) => reader(id, [58, 57]));
  expect(judge(own, [own, ...busy], [threshold])).toEqual([]);
});

test("other roles are no colleagues; alone and new the floor counts three times", () => {
  const own = reader("x", [80], ["analyst"]);
  expect(judge(own, [own, ...peers], [threshold])).toEqual([]);
  const more = reader("x", [90], ["analyst"]);
  expect(judge(more, [more, ...peers], [threshold])).toEqual([
    { measure: "dossiers", value: 90, peers: null, past: null, unlike: [] },
  ]);
});

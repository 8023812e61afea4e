import { expect, test } from "vitest";
import { anInterview } from "../../builders.ts";
import { Interview } from "../../screening.ts";
import { differencesOf, settledOf } from "./differences.ts";

const yes = { state: "yes" as const, at: "2026-01-01T00:00:00Z" };
const no = { state: "no" as const, at: "2026-01-02T00:00:00Z" };
const part = (answers: Record<string, object>) => ({ instrument: "i", version: 1, answers });
const base = Interview.parse(anInterview({ parts: [part({ same: { said: yes } })] }));
const mine = Interview.parse({
  ...base,
  note: "mine",
  safety: { ...base.safety, alone: "no" },
  parts: [part({ same: { said: { ...yes, at: "later" } }, both: { said: yes }, own: { observed: no } })],
});
const theirs = Interview.parse({
  ...base,
  parts: [part({ same: { said: yes }, both: { said: no }, other: { said: yes } })],
});

test("[offline] two versions are told apart line by line; a device's clock alone is no difference", () => {
  expect(differencesOf(base, base)).toEqual([]);
  expect(differencesOf(mine, theirs).map(({ path }) => path.join("."))).toEqual([
    "note",
    "parts.i.1.both.said",
    "parts.i.1.other.said",
    "parts.i.1.own.observed",
    "safety.alone",
  ]);
});

test("[offline] what was chosen of two versions stands, and nothing else of either is lost", () => {
  const differences = differencesOf(mine, theirs);
  expect(settledOf(theirs, differences, () => "theirs")).toEqual(theirs);
  expect(
    differencesOf(
      settledOf(theirs, differences, () => "mine"),
      mine,
    ),
  ).toEqual([]);
  const mixed = settledOf(theirs, differences, ({ path, mine: own }) =>
    path.includes("both") || own === undefined ? "theirs" : "mine",
  );
  expect(Interview.parse(mixed)).toMatchObject({
    note: "mine",
    safety: { alone: "no" },
    parts: [{ answers: { both: { said: no }, other: { said: yes }, own: { observed: no } } }],
  });
});

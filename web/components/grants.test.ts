import { expect, it } from "vitest";
import { type GrantRow, granteeName, holdersOf } from "./grants.ts";

function grant(
  grantId: string,
  compartment: GrantRow["compartment"],
  level: GrantRow["level"],
  holder: string,
): GrantRow {
  const to = { kind: "account", id: holder, name: holder, agency: { en: "Police" } } as const;
  const given = {
    purpose: "own-work",
    reason: "",
    origin: "owner",
    givenBy: null,
    givenAt: "2024-01-01",
    until: null,
  };
  return { grantId, compartment, level, to, ...given };
}

it("shows each holder once, with the highest level", () => {
  const rows = [
    grant("1", "identity", "read", "a"),
    grant("2", "identity", "read", "b"),
    grant("3", "investigation", "manage", "a"),
  ];
  expect(holdersOf(rows).map((holder) => [holder.name, holder.level, holder.grants.length])).toEqual([
    ["a", "manage", 2],
    ["b", "read", 1],
  ]);
});

it("calls an agency by its names in all languages, everybody else by theirs", () => {
  const agency = { en: "Police", ar: "الشرطة" };
  expect(granteeName({ kind: "agency", id: "1", name: "Police", agency })).toEqual(agency);
  expect(granteeName({ kind: "account", id: "1", name: "Ana", agency })).toBe("Ana");
});

import { describe, expect, test } from "vitest";
import { distributionOf } from "./distribution.ts";
import { type Counted, numbersOf } from "./numbers.ts";
import { outcomeOfCase } from "./outcome.ts";

const charge = (defendant: string, verdict: string, sentence?: Counted["charges"][number]["sentence"]) => ({
  defendant,
  verdict,
  ...(sentence ? { sentence } : {}),
});
const prison = (imprisonmentMonths: number, suspendedMonths = 0) => ({
  imprisonmentMonths,
  suspendedMonths,
  life: false,
});

describe("convictions and sentences", () => {
  const records: Counted[] = [
    {
      groups: ["NG", "NG"],
      charges: [
        charge("d1", "guilty", prison(84)),
        charge("d1", "not_guilty"),
        charge("d1", "guilty", prison(24)),
        charge("d2", "not_guilty"),
      ],
    },
    {
      groups: ["NG"],
      charges: [
        charge("d1", "guilty_plea", { life: true, imprisonmentMonths: 0 }),
        charge("d2", "discontinued"),
      ],
    },
    {
      groups: ["FR"],
      charges: [charge("d1", "guilty", prison(12, 12)), charge("d2", "guilty", prison(36, 12))],
    },
  ];

  test("are counted by defendant: any count of guilt is a conviction, the heaviest sentence is theirs", () => {
    const { all, rows } = numbersOf(records, "defendant");
    expect(rows.map(({ group, cases }) => [group, cases])).toEqual([
      ["NG", 2],
      ["FR", 1],
    ]);
    expect(rows[0]).toMatchObject({
      convicted: 2,
      acquitted: 1,
      other: 1,
      rate: 2 / 3,
      life: 1,
      suspended: 0,
      few: true,
    });
    expect(rows[0]?.months).toMatchObject({ n: 1, median: 84 });
    expect(rows[1]).toMatchObject({ convicted: 2, suspended: 1, months: { n: 1, median: 36 } });
    expect(all).toMatchObject({ cases: 3, convicted: 4, acquitted: 1, other: 1, rate: 0.8 });
  });

  test("are counted by count", () => {
    const { rows } = numbersOf(records, "count");
    expect(rows[0]).toMatchObject({
      convicted: 3,
      acquitted: 2,
      other: 1,
      rate: 0.6,
      months: { n: 2, median: 54 },
    });
  });

  test("nothing decided has no rate", () => {
    expect(numbersOf([{ groups: ["x"], charges: [charge("d1", "pending")] }], "count").all).toMatchObject({
      rate: null,
      months: { n: 0, median: null },
    });
    expect(numbersOf([], "count")).toMatchObject({ rows: [], all: { cases: 0 } });
  });

  test("median, quartiles and bars", () => {
    expect(distributionOf([12, 24, 36, 48, 300])).toEqual({
      n: 5,
      median: 36,
      lower: 24,
      upper: 48,
      bars: [1, 2, 1, 0, 0, 0, 1],
    });
    expect(distributionOf([10, 20]).median).toBe(15);
  });

  test("what became of a case", () => {
    expect(outcomeOfCase({ charges: [charge("d1", "guilty"), charge("d2", "not_guilty")] })).toBe("mixed");
    expect(outcomeOfCase({ charges: [charge("d1", "guilty"), charge("d1", "not_guilty")] })).toBe(
      "convicted",
    );
    expect(outcomeOfCase({ charges: [] })).toBe("other");
  });
});

import { describe, expect, it } from "vitest";
import { quarterStart } from "#kernel/contribution";
import { instanceVariables } from "./instance-variables.ts";
import { Contributed, recordOf } from "./record-of.ts";

const years = { first: 2017, last: 2026 };
const told = (change: Partial<Contributed> = {}): Contributed => ({
  year: 2025,
  sex: "female",
  age_at_offence: 24,
  age_band: null,
  forms: ["forced_labour_or_services"],
  means_of_control: ["debt_bondage"],
  citizenships: ["NG"],
  capacities: ["identified_victim"],
  case_kinds: ["trafficking"],
  open: true,
  ...change,
});

describe("recordOf", () => {
  it("codes a person in the fixed variables", () => {
    expect(recordOf(told(), years)).toEqual({
      year: "2025",
      sex: "female",
      age: "24-26",
      form: "labour",
      control: "financial",
      citizenship_region: "202",
      capacity_group: "victim",
      case_kind: "trafficking",
      case_state: "open",
    });
  });

  it("makes one value of several, and unknown of what is no code", () => {
    const made = recordOf(
      told({
        year: 1999,
        sex: "Amara Okoye",
        age_at_offence: null,
        forms: ["sexual_exploitation", "child_labour"],
        means_of_control: ["debt_bondage", "physical_abuse"],
        citizenships: ["NG", "RO"],
        capacities: ["witness", "presumed_victim"],
        case_kinds: ["trafficking", "smuggling"],
      }),
      years,
    );
    expect(made).toMatchObject({
      year: "2017",
      sex: null,
      age: null,
      form: "multiple",
      control: "several",
      citizenship_region: null,
      capacity_group: "victim",
      case_kind: "both",
    });
  });

  it("counts who is suspected and a presumed victim as neither alone", () => {
    expect(
      recordOf(told({ capacities: ["suspected_person", "presumed_victim"] }), years).capacity_group,
    ).toBe("several");
    expect(recordOf(told({ capacities: ["interpreter"] }), years).capacity_group).toBe("other");
  });

  it("gives only values of the fixed lists, whatever it is told", () => {
    const variables = instanceVariables(years);
    for (const change of [
      {},
      { forms: ["x"], means_of_control: ["y"], capacities: ["z"], citizenships: ["QQ"] },
    ]) {
      const record: Record<string, string | null> = recordOf(told(change), years);
      for (const { name, categories } of variables) expect(categories).toContain(record[name]);
    }
  });

  it("refuses rows of another shape", () => {
    expect(Contributed.safeParse({ ...told(), capacities: undefined }).success).toBe(false);
  });
});

it("cuts off at the beginning of the quarter", () => {
  expect(quarterStart(new Date("2026-11-22T20:00:00Z")).toISOString()).toBe("2026-10-01T00:00:00.000Z");
  expect(quarterStart(new Date("2026-01-01T00:00:00Z")).toISOString()).toBe("2026-01-01T00:00:00.000Z");
});

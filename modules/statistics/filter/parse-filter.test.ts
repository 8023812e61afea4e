import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Filter, filterText } from "./filter.ts";
import { checkFilter, meets } from "./meets.ts";
import { FilterProblem, parseFilter } from "./parse-filter.ts";

function problem(text: string): FilterProblem {
  try {
    parseFilter(text);
  } catch (error) {
    if (error instanceof FilterProblem) return error;
  }
  throw new Error(`${text} was read`);
}

describe("parseFilter", () => {
  it("reads comparisons, lists, and, or, not and brackets", () => {
    expect(parseFilter("year>=2015 and sex=female")).toEqual({
      all: [
        { variable: "year", is: ">=", value: "2015" },
        { variable: "sex", is: "=", value: "female" },
      ],
    });
    expect(parseFilter('not (citizenship in (NA, "UA") or age<18)')).toEqual({
      not: {
        any: [
          { variable: "citizenship", in: ["NA", "UA"] },
          { variable: "age", is: "<", value: "18" },
        ],
      },
    });
  });

  it("names the place of what it cannot read", () => {
    expect(problem("sex =")).toMatchObject({ at: 6, expected: "value" });
    expect(problem("sex female")).toMatchObject({ at: 5, found: "female", expected: "comparison" });
    expect(problem("(sex=female")).toMatchObject({ at: 12, expected: "closing" });
    expect(problem("sex=female; drop table x")).toMatchObject({ found: "drop", expected: "end" });
    expect(problem('sex="female')).toMatchObject({ expected: "token" });
    expect(problem("")).toMatchObject({ at: 1, expected: "variable" });
    expect(problem(`${"(".repeat(50)}sex=a${")".repeat(50)}`)).toMatchObject({ expected: "flatter" });
  });

  it("a filter's text is read as the same filter", () => {
    const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
      filter: fc.oneof(
        { depthSize: "small" },
        fc.record({
          variable: fc.constantFrom("year", "sex"),
          is: fc.constantFrom("=", "!=", "<", ">="),
          value: fc.constantFrom("2015", "a b", 'q"', "and"),
        }),
        fc.record({
          variable: fc.constantFrom("age"),
          in: fc.array(fc.constantFrom("9-17", "48+"), { minLength: 1, maxLength: 3 }),
        }),
        tie("filter").map((not) => ({ not })),
        fc.array(tie("filter"), { minLength: 2, maxLength: 3 }).map((all) => ({ all })),
        fc.array(tie("filter"), { minLength: 2, maxLength: 3 }).map((any) => ({ any })),
      ) as fc.Arbitrary<Filter>,
    }));
    const at = (year: string | null, sex: string | null, age: string | null) =>
      new Map([
        ["year", year],
        ["sex", sex],
        ["age", age],
      ]);
    fc.assert(
      fc.property(
        filter,
        fc.constantFrom("2014", "2016", null),
        fc.constantFrom("a b", null),
        (tree, year, sex) => {
          expect(Filter.safeParse(tree).success).toBe(true);
          let again: Filter;
          try {
            again = parseFilter(filterText(tree));
          } catch (error) {
            if (error instanceof FilterProblem && error.expected === "flatter") return;
            throw error;
          }
          const place = at(year, sex, "9-17");
          expect(meets("records", again, place)).toBe(meets("records", tree, place));
        },
      ),
    );
  });

  it("never fails in another way", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseFilter(text);
        } catch (error) {
          if (!(error instanceof FilterProblem)) throw error;
        }
      }),
    );
  });
});

describe("meets", () => {
  const at = (values: Record<string, string | null>) => new Map(Object.entries(values));

  it("an unknown value is never a no", () => {
    expect(meets("records", parseFilter("sex!=male"), at({ sex: null }))).toBeNull();
    expect(meets("records", parseFilter("not sex=male"), at({ sex: null }))).toBeNull();
    expect(meets("records", parseFilter("sex=unknown"), at({ sex: null }))).toBe(true);
    expect(meets("records", parseFilter("year>=2015 or sex=female"), at({ sex: "female", year: null }))).toBe(
      true,
    );
  });

  it("compares years and age bands by their numbers", () => {
    expect(meets("records", parseFilter("age<18"), at({ age: "9-17" }))).toBe(true);
    expect(meets("records", parseFilter("age<15"), at({ age: "9-17" }))).toBe(false);
    expect(meets("records", parseFilter("age>=48"), at({ age: "48+" }))).toBe(true);
    expect(meets("records", parseFilter("year<=2015"), at({ year: "2016" }))).toBe(false);
  });

  it("refuses variables and values that are not in the lists", () => {
    const variables = new Map([
      ["sex", ["female", "male"]],
      ["year", ["2015"]],
    ]);
    expect(() => checkFilter("records", parseFilter("name=Ana"), variables)).toThrow(FilterProblem);
    expect(() => checkFilter("records", parseFilter("sex=femal"), variables)).toThrow(FilterProblem);
    expect(() => checkFilter("records", parseFilter("sex>female"), variables)).toThrow(FilterProblem);
    expect(() =>
      checkFilter("records", parseFilter("year>2012 and sex in (female, unknown)"), variables),
    ).not.toThrow();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedInstruments } from "../instruments/shipped.ts";
import { type Condition, holdsFor } from "../words/condition.ts";
import { Instrument } from "../words/instrument.ts";
import { conditionOf, ExpressionProblem, expressionOf } from "./expression.ts";
import { languageOf } from "./languages.ts";
import { type FormRow, readForm } from "./read-form.ts";
import { formOf } from "./write-form.ts";

const questions = ["a", "b", "c"];
const words = ["yes", "no", "unknown"];
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.record({
      answered: fc.constantFrom(...questions),
      is: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ not: tie("condition") }),
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
  ),
}));

describe("conditions as XLSForm writes them", () => {
  it("mean the same when they are read again, whatever was answered", () => {
    fc.assert(
      fc.property(
        condition,
        fc.array(fc.subarray(words), { minLength: 3, maxLength: 3 }),
        fc.boolean(),
        (one, answers, several) => {
          const wordsOf = (id: string) => answers[questions.indexOf(id)] ?? [];
          const again = conditionOf(
            expressionOf(one, () => several),
            (name) => name,
          );
          expect(holdsFor(again, wordsOf)).toBe(holdsFor(one, wordsOf));
        },
      ),
    );
  });

  it("that are something else are refused with what stood there", () => {
    const a = ["$", "{a}"].join("");
    for (const text of [
      `${a} > 3`,
      `count(${a}) = 1`,
      `${a} = `,
      `${a} = 'x' and`,
      `(${a} = 'x'`,
      "now()",
      `${a} = 'x' 'y'`,
    ])
      expect(() => conditionOf(text, (name) => name)).toThrow(ExpressionProblem);
  });
});

describe("an instrument as a form", () => {
  it("comes back as it was, for every one that Palermo brings", () => {
    for (const instrument of shippedInstruments) {
      const sheets = Object.fromEntries(
        formOf(instrument).map(({ name, heading, rows }) => [
          name,
          rows.map(
            (cells, at): FormRow => ({
              row: at + 2,
              cells: new Map(heading.map((column, place) => [column, cells[place] ?? ""])),
            }),
          ),
        ]),
      );
      const { survey = [], choices = [], settings = [] } = sheets;
      const read = readForm({ survey, choices, settings }, "fallback");
      expect(read.problems).toEqual([]);
      const back = { ...read.instrument, languages: read.instrument?.languages.toSorted() };
      const sent = Instrument.parse(instrument);
      expect(back).toEqual({ ...sent, languages: sent.languages.toSorted() });
    }
  });
});

describe("languages of headings", () => {
  it("are read in the ways in which forms write them", () => {
    expect(languageOf("label::French (fr)", "label")).toBe("fr");
    expect(languageOf("label::fr", "label")).toBe("fr");
    expect(languageOf("label::Tigrinya", "label")).toBe("ti");
    expect(languageOf("label", "label")).toBe("default");
    expect(languageOf("hint::French (fr)", "label")).toBeNull();
  });
});

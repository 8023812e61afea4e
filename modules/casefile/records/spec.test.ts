import { describe, expect, it } from "vitest";
import { langs } from "#kernel/words";
import { text } from "../text.ts";
import { codesOf, contentOf, type PlainField, type RecordField, spanOf } from "./spec.ts";
import { recordSpecs } from "./specs/index.ts";
import { journey } from "./specs/journey.ts";

const day = (text: string, earliest: string | null, latest: string | null) => ({ text, earliest, latest });

function plainFields(fields: readonly RecordField[]): PlainField[] {
  return fields.flatMap((field) => (field.kind === "rows" ? field.fields : [field]));
}

describe("the kinds of records", () => {
  it("have a title, a reason, a label for each field and each choice in six languages", () => {
    const wanted = recordSpecs.flatMap(({ kind, fields }) => [
      `record-kind.${kind}.title`,
      `record-kind.${kind}.why`,
      ...fields.map(({ name }) => `record-field.${name}`),
      ...plainFields(fields).flatMap((field) => [
        `record-field.${field.name}`,
        ...("words" in field ? codesOf(field).map((code) => `record-option.${field.words}.${code}`) : []),
      ]),
    ]);
    for (const lang of langs) for (const key of wanted) expect(text(lang, key)).not.toBe(key);
  });

  it("refuse what they do not know, and name the place", () => {
    const schema = contentOf(journey);
    const wrong = schema.safeParse({ legs: [{ fromCountry: "NG", toCountry: "Atlantis" }] });
    expect(wrong.error?.issues.map(({ path }) => path.join("."))).toEqual(["legs.0.toCountry"]);
    expect(schema.safeParse({ legs: [], secret: 1 }).success).toBe(false);
    expect(schema.safeParse({}).success).toBe(false);
  });

  it("span the days of their fields and lines, also where dates are partial or open", () => {
    const legs = [
      { fromCountry: "NG", toCountry: "NE", when: day("2025-03", "2025-03-01", "2025-03-31") },
      { fromCountry: "NE", toCountry: "LY", when: day("2025-05~", "2025-04-01", "2025-06-30") },
    ];
    expect(spanOf(journey, { legs })).toEqual({ earliest: "2025-03-01", latest: "2025-06-30" });
    expect(spanOf(journey, { legs: [] })).toEqual({ earliest: null, latest: null });
    const open = [{ ...legs[0], when: day("../2019", null, "2019-12-31") }];
    expect(spanOf(journey, { legs: open })).toEqual({ earliest: null, latest: "2019-12-31" });
  });
});

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { langs } from "../i18n/lang.ts";
import { defineImporter, type KnownHeading } from "./importer.ts";
import type { ImporterField } from "./mapping.ts";
import { checkOptions, listedOptions } from "./options.ts";
import { recognise } from "./recognise.ts";

function importer(name: string, more: object = {}) {
  return defineImporter({
    name,
    about: `About ${name}.`,
    needs: "x.run",
    extensions: [".csv"],
    maxBytes: 1,
    inspect: () => Promise.reject(new Error("not read")),
    commit: () => Promise.reject(new Error("not read")),
    ...more,
  });
}

const fields: readonly ImporterField[] = [
  { name: "period", label: "Period", required: true, aliases: ["year"] },
  { name: "value", label: "Figure", required: true },
  { name: "note", label: "Note" },
];
const heading = (columns: string[], exact = false): KnownHeading => ({
  about: columns.join("+"),
  columns,
  exact,
});
const all = [
  { importer: importer("table", { fields }), headings: [] },
  { importer: importer("short"), headings: [heading(["t", "n"], true)] },
  { importer: importer("long"), headings: [heading(["t", "n", "nat"]), heading(["year", "value"])] },
];
const of = (...lines: string[]) =>
  recognise(
    all,
    lines.map((line, at) => ({ row: at + 1, cells: line.split(",") })),
    "en",
  );

describe("a file", () => {
  it("is what knows all its columns, in any order, below a title too", () => {
    expect(of("n,nat,t,remark").fits).toEqual([{ importer: "long", recognisedAs: "t+n+nat", matched: 3 }]);
    expect(of("Figures of 2020", "", "n,t").fits).toMatchObject([{ importer: "short" }]);
  });

  it("is a published layout before it is a table of one’s own, which stays a choice", () => {
    expect(of("year,value").fits.map((one) => one.importer)).toEqual(["long", "table"]);
    expect(of("Year,figure,note").fits.map((one) => one.importer)).toEqual(["table"]);
  });

  it("is no layout that allows no column beside its own", () => {
    expect(of("t,n,x").fits).toEqual([]);
  });

  it("that nobody reads is told with its columns and what is missing for the nearest", () => {
    const { fits, nearest, sentence, columns } = of("t,nat,colour");
    expect(fits).toEqual([]);
    expect(columns).toEqual(["t", "nat", "colour"]);
    expect(nearest[0]).toEqual({ importer: "long", recognisedAs: "t+n+nat", missing: ["n"] });
    expect(sentence).toContain("t, nat, colour");
    expect(sentence).toContain("t+n+nat (missing: n).");
    expect(of("a,b").sentence).toContain("nor one that comes near");
  });

  it("is not a table of figures for one chance word among many", () => {
    expect(of("year,value,a,b,c,d,e,f,g,h").fits.map((one) => one.importer)).toEqual(["long"]);
    expect(of("Year,figure,a,b,c,d,e,f,g,h").fits).toEqual([]);
  });
});

describe("options", () => {
  const declared = {
    options: z.object({
      title: z.string().max(5).optional(),
      republication: z.enum(["free", "forbidden"]).optional(),
    }),
  };

  it("are listed with their words in every language", () => {
    for (const lang of langs) {
      const listed = listedOptions(declared, lang);
      expect(listed.map(({ name }) => name)).toEqual(["title", "republication"]);
      for (const { label, expected, choices } of listed)
        for (const words of [label, expected, ...choices.map((choice) => choice.label)])
          expect(words).not.toMatch(/^option\./);
    }
    expect(listedOptions(declared, "en")[1]?.choices).toEqual([
      { value: "free", label: "Yes, freely" },
      { value: "forbidden", label: "No" },
    ]);
  });

  it("that hold pass without blanks and empty ones", () => {
    expect(checkOptions(declared, { title: " ab ", republication: "" }, "en")).toEqual({
      options: { title: "ab" },
    });
  });

  it.each([
    [{ colour: "red" }, "unknown-option", { option: "colour", known: "title, republication" }],
    [{ title: "too long" }, "bad-option", { option: "Title of the data set", value: "too long" }],
    [
      { republication: "maybe" },
      "bad-option",
      { value: "maybe", expected: "one of the choices (free, forbidden)" },
    ],
    [{ constructor: "x" }, "unknown-option", {}],
  ])("%j are refused with what was expected", (given, refusal, params) => {
    expect(checkOptions(declared, given as Record<string, string>, "en")).toMatchObject({
      refused: { refusal, params },
    });
  });

  it("of an importer that has none are refused", () => {
    expect(checkOptions({}, { title: "x" }, "en")).toMatchObject({ refused: { refusal: "no-options" } });
  });
});

import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { findCountry } from "./countries.ts";
import { duties } from "./duties.ts";
import { findByMapping } from "./find.ts";
import { htcdsTables } from "./htcds.ts";
import { findIndicator, indicatorSets } from "./indicators.ts";
import { codeList, type ListName } from "./lists.ts";
import { hasShared, readData, readReference } from "./testing/shared-folder.ts";

const text = z.string();

function columns(csv: string, fromLine: number): Map<string, ReadonlySet<string>> {
  const rows = z.array(z.array(text)).parse(parse(csv, { from_line: fromLine, relax_column_count: true }));
  const [head = [], ...body] = rows;
  return new Map(head.map((name, index) => [name, new Set(body.map((row) => row[index] ?? ""))]));
}

function unmapped(
  list: ListName,
  system: "ctdc" | "unodc",
  values: ReadonlySet<string> | undefined,
): string[] {
  if (!values) throw new Error("no such column");
  return [...values].filter((value) => value !== "" && !findByMapping(list, system, value));
}

describe.skipIf(!hasShared)(
  "against the reference files (skipped: no ../shared beside the repository)",
  () => {
    it("HTCDS: same tables, fields, types and pick-list codes", () => {
      const field = z.object({
        prefixedName: text,
        type: text,
        deprecated: z.boolean().optional(),
        values: z.array(z.object({ code: text })).optional(),
      });
      const file = z.object({ tables: z.array(z.object({ key: text, fields: z.array(field) })) });
      const { tables } = file.parse(readReference("htcds"));
      expect(
        htcdsTables.map(({ key, fields }) => [
          key,
          fields.map((f) => [f.prefixedName, f.type, f.deprecated]),
        ]),
      ).toEqual(
        tables.map(({ key, fields }) => [
          key,
          fields.map((f) => [f.prefixedName, f.type || null, f.deprecated ?? false]),
        ]),
      );
    });

    it("indicators: same ids, English texts, strengths and groups", () => {
      const indicator = z.object({
        id: text,
        label: text,
        dimension: text.optional(),
        group: text.optional(),
        strength: z.record(text, text.nullable()).optional(),
      });
      const file = z.object({ sets: z.array(z.object({ id: text, indicators: z.array(indicator) })) });
      const { sets } = file.parse(readReference("indicators"));
      expect(indicatorSets.map(({ id }) => id)).toEqual(sets.map(({ id }) => id));
      for (const { id, label, dimension, group, strength } of sets.flatMap(({ indicators }) => indicators)) {
        const ours = findIndicator(id);
        expect([ours?.label.en, ours?.group, ours?.strength]).toEqual([label, dimension ?? group, strength]);
      }
    });

    it("duties: same lines, levels, topics and English descriptions", () => {
      const duty = z.object({ id: text, topic: text, level: text, assess: text, description: text });
      const file = z.object({ obligations: z.array(duty) });
      expect(
        duties.map(({ id, topic, level, assess, description }) => [id, topic, level, assess, description.en]),
      ).toEqual(
        file
          .parse(readReference("legal_obligations"))
          .obligations.map(({ id, topic, level, assess, description }) => [
            id,
            topic,
            level,
            assess,
            description,
          ]),
      );
    });

    it("crosswalks: same means of control and forms", () => {
      const file = z.object({
        meansOfControl: z.array(z.object({ code: text, palermo: text.nullable(), ilo11: z.array(text) })),
        forms: z.array(z.object({ code: text, htcds: text.nullable(), sherloc: text.nullable() })),
      });
      const { meansOfControl, forms } = file.parse(readReference("crosswalks"));
      const controls = new Map(
        codeList("means-of-control").codes.map((entry) => [entry.code, entry.mappings]),
      );
      expect(new Set(controls.keys())).toEqual(new Set(meansOfControl.map(({ code }) => code)));
      for (const { code, palermo, ilo11 } of meansOfControl) {
        expect([controls.get(code)?.palermo?.[0] ?? null, controls.get(code)?.ilo11 ?? []], code).toEqual([
          palermo,
          ilo11,
        ]);
      }
      const ours = new Map(codeList("form").codes.map((entry) => [entry.code, entry.mappings]));
      for (const { code, htcds, sherloc } of forms) {
        expect([ours.get(code)?.htcds?.[0] ?? null, ours.get(code)?.sherloc?.[0] ?? null], code).toEqual([
          htcds,
          sherloc,
        ]);
      }
    });

    it("CTDC 2020: every value of the recoded file has a code", () => {
      const file = columns(readData("ctdc/ctdc_global_2020_coded.csv.gz"), 1);
      const pairs: readonly [ListName, string][] = [
        ["ctdc-data-source", "Datasource"],
        ["ctdc-gender", "gender"],
        ["sex", "gender"],
        ["age-band-ctdc", "ageBroad"],
        ["ctdc-control", "control_category"],
        ["ctdc-recruiter", "RecruiterCategory"],
        ["ctdc-exploitation", "ExploitType"],
        ["ctdc-labour", "Labor_Type"],
      ];
      for (const [list, column] of pairs)
        expect(unmapped(list, "ctdc", file.get(column)), column).toEqual([]);
    });

    it("CTDC 2020: every country of the reduced file is known by code and by name", () => {
      const file = columns(readData("ctdc/ctdc_global_2020_reduced.csv.gz"), 1);
      const lost = (column: string, find: (value: string) => unknown) =>
        [...(file.get(column) ?? [])].filter((value) => value !== "" && value !== "0" && !find(value));
      expect(lost("citizenship", (alpha2) => findCountry({ alpha2 }))).toEqual([]);
      expect(lost("CountryOfExploitation", (alpha2) => findCountry({ alpha2 }))).toEqual([]);
      expect(lost("nacionalidade", (name) => findCountry({ name }))).toEqual([]);
      expect(lost("pais_exploracao", (name) => findCountry({ name }))).toEqual([]);
    });

    it("UNODC: every value of the indicator table has a code, every country but Sark a name", () => {
      const file = columns(readData("unodc/data_glotip_2025.csv.gz"), 3);
      const pairs: readonly [ListName, string][] = [
        ["unodc-indicator", "Indicator"],
        ["unodc-dimension", "Dimension"],
        ["unodc-sex", "Sex"],
        ["unodc-age", "Age"],
      ];
      for (const [list, column] of pairs)
        expect(unmapped(list, "unodc", file.get(column)), column).toEqual([]);
      expect([...(file.get("Country") ?? [])].filter((name) => !findCountry({ name }))).toEqual(["Sark"]);
      expect(
        [...(file.get("Iso3_code") ?? [])].filter((alpha3) => alpha3 && !findCountry({ alpha3 })),
      ).toEqual([]);
    });
  },
);

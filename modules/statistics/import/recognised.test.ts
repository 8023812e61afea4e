import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { recogniseFile } from "#kernel/import";
import { statistics } from "../index.ts";

const shared = join(import.meta.dirname, "../../../../shared/data");

function recognised(path: string) {
  return recogniseFile(statistics.importers ?? [], {
    path: join(shared, path),
    fileName: basename(path),
    lang: "en",
    signal: new AbortController().signal,
  });
}

/** Every real file that an importer names, the importer, and the layout in words. */
const files = [
  ["ctdc/ctdc_global_2020_coded.csv.gz", "ctdc", "CTDC global data set, coded columns"],
  ["ctdc/ctdc_global_2020_reduced.csv.gz", "ctdc", "CTDC global data set, reduced columns"],
  ["ctdc/ctdc_vp_synthetic_2022_condensed.csv.gz", "ctdc-vp", "CTDC victim–perpetrator data set"],
  ["unodc/data_glotip_2025.csv.gz", "unodc", "UNODC table on trafficking in persons"],
  ["unodc/data_glotip_2025.xlsx", "unodc", "UNODC table on trafficking in persons"],
  ["unodc/sdg_16-2-2_uk.csv", "sdg-16-2-2", "SDG indicator 16.2.2 (Open SDG layout)"],
  ["migration/iom_gdi_iom_mmp.csv.gz", "iom-missing-migrants", "Missing Migrants incidents (IOM package)"],
  [
    "migration/iom_missing_migrants_global_2014_2023.csv.gz",
    "iom-missing-migrants",
    "Missing Migrants incidents (public download)",
  ],
  [
    "migration/iom_missing_migrants_europe_incidents.csv.gz",
    "iom-missing-migrants",
    "Missing Migrants incidents on routes to Europe",
  ],
  [
    "migration/iom_missing_migrants_summary_2025-03-10.csv",
    "iom-missing-migrants",
    "Missing Migrants, summary by year and place",
  ],
  ["migration/iom_gdi_frontex.csv.gz", "frontex", "Frontex detections by route and nationality"],
  ["migration/iom_gdi_irreg_usa.csv.gz", "border-series", "United States border encounters"],
  ["migration/iom_gdi_irreg_mexico_nat.csv", "border-series", "Border detections by nationality"],
  ["migration/iom_gdi_irreg_honduras_nat.csv", "border-series", "Border detections by nationality"],
  ["migration/iom_gdi_irreg_guatemala.csv", "border-series", "Guatemala, by sex and age"],
  ["migration/iom_gdi_irreg_darien_nat.csv", "border-series", "Darién, by nationality"],
  ["migration/iom_gdi_irreg_darien_dmg.csv", "border-series", "Darién, men, women and children"],
  ["migration/iom_gdi_irreg_australia.csv", "border-series", "Australia, boats and people"],
  ["migration/us_dhs_apprehended.csv", "us-dhs", "United States apprehensions, yearly"],
  ["migration/us_dhs_apprehended_reg.csv", "us-dhs", "United States apprehensions by country"],
  ["migration/us_dhs_border_patrol.csv", "us-dhs", "United States Border Patrol, yearly"],
  ["migration/us_dhs_conviction.csv", "us-dhs", "United States immigration convictions, yearly"],
  ["migration/us_dhs_investigations.csv", "us-dhs", "United States smuggling investigations, yearly"],
  ["migration/us_dhs_prosecutions.csv", "us-dhs", "United States immigration prosecutions, yearly"],
  [
    "migration/us_federal_smuggling_complaints_noname.csv",
    "us-smuggling-complaints",
    "Federal smuggling complaints, United States",
  ],
  [
    "tip_report/hti_directionality_flat.csv.gz",
    "tip-directionality",
    "Human Trafficking Index, directions (one table)",
  ],
  [
    "tip_report/hti_directionality_2008_2016.xlsx",
    "tip-directionality",
    "Human Trafficking Index, directions (one sheet of the workbook)",
  ],
  ["tip_report/tip_tiers_1999_2015.csv", "rankings", "Tiers of the United States’ reports"],
  ["tip_report/policy_index_3p.csv", "rankings", "3P anti-trafficking policy index"],
] as const;

describe.skipIf(!existsSync(shared))("a real file", () => {
  it.each(files)("%s is recognised as %s: %s", async (path, importer, layout) => {
    const { fits, sentence } = await recognised(path);
    expect(sentence).toBeNull();
    expect(fits[0]).toMatchObject({ importer, recognisedAs: layout });
    // Nothing but its own importer reads a published layout; a table of one's own may stand behind it.
    expect(fits.slice(1).filter((other) => !/^(population|figures-table)$/.test(other.importer))).toEqual([]);
  });

  it.each([
    ["ctdc/alpha2_alpha3.csv", "alpha_2, alpha_3"],
    ["ctdc/ctdc_data_dictionary_2017.xlsx", "Variable"],
    ["ctdc/ctdc_vp_synthetic_2022_dictionary.xlsx", ""],
    ["tip_report/tip_report_country_relations.csv", ""],
    ["tip_report/hti_human_trafficking_indicators.csv", ""],
    ["tip_report/hti_index_dataset.xlsx", ""],
    ["tip_report/tip_tier_rankings.xlsx", ""],
  ])("%s is none that we know, and its columns are named", async (path, column) => {
    const { fits, sentence } = await recognised(path);
    expect(fits).toEqual([]);
    expect(sentence).toContain("We know no kind of file with these columns:");
    expect(sentence).toContain(column);
  });
});

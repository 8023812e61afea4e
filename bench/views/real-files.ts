import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../lib/machine.ts";

/** Public files beside the project, by the importer that reads them; none of them ships with it. */
const files = [
  ["ctdc", "ctdc/ctdc_global_2020_coded.csv.gz"],
  ["ctdc", "ctdc/ctdc_global_2020_reduced.csv.gz"],
  ["ctdc-vp", "ctdc/ctdc_vp_synthetic_2022_condensed.csv.gz"],
  ["unodc", "unodc/data_glotip_2025.csv.gz"],
  ["sdg-16-2-2", "unodc/sdg_16-2-2_uk.csv"],
  ["iom-missing-migrants", "migration/iom_gdi_iom_mmp.csv.gz"],
  ["iom-missing-migrants", "migration/iom_missing_migrants_europe_incidents.csv.gz"],
  ["frontex", "migration/iom_gdi_frontex.csv.gz"],
  ["border-series", "migration/iom_gdi_irreg_usa.csv.gz"],
  ["border-series", "migration/iom_gdi_irreg_mexico_nat.csv"],
  ["us-dhs", "migration/us_dhs_border_patrol.csv"],
  ["us-smuggling-complaints", "migration/us_federal_smuggling_complaints_noname.csv"],
  ["tip-directionality", "tip_report/hti_directionality_flat.csv.gz"],
] as const;

/** Imports what lies beside the project into a running Palermo and gives the number of files. */
export function importRealFiles(env: Readonly<Record<string, string>>, most: number): number {
  const folder = join(projectFolder, "..", "shared", "data");
  const there = files.filter(([, path]) => existsSync(join(folder, path))).slice(0, most);
  for (const [importer, path] of there)
    execFileSync(
      process.execPath,
      [join(projectFolder, "bin/palermo.ts"), "import", importer, join(folder, path), "--json"],
      { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] },
    );
  return there.length;
}

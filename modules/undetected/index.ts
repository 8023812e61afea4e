import { everyRole } from "#kernel/access";
import { defineModule } from "#kernel/module";
import { demo } from "./demo.ts";
import { estimateJob, estimateStudy } from "./estimates/estimate-study.ts";
import { reportJob, reportStudy } from "./estimates/report-study.ts";
import { importPopulation } from "./figures/import-population.ts";
import { listFigures } from "./figures/list-figures.ts";
import { restoreFigures, shareFigures, withdrawFigures } from "./figures/share-figures.ts";
import { getStudy } from "./studies/get-study.ts";
import { importLists } from "./studies/import-lists.ts";
import { listStudies } from "./studies/list-studies.ts";
import { listReporters, openOwnStudy } from "./studies/own-lists.ts";
import { removeStudy, restoreStudy } from "./studies/remove-study.ts";
import { locales } from "./text.ts";

/** How many are never found: overlaps of lists, multiple systems estimation, the figures of SDG 16.2.2 (X5: counts alone). */
export const undetected = defineModule({
  name: "undetected",
  rights: {
    "undetected.read": everyRole,
    // X5: nobody who works on cases.
    "undetected.estimate": ["rapporteur"],
  },
  actions: [
    openOwnStudy,
    removeStudy,
    restoreStudy,
    estimateStudy,
    reportStudy,
    shareFigures,
    withdrawFigures,
    restoreFigures,
  ],
  questions: [listReporters, listStudies, getStudy, listFigures],
  jobs: [estimateJob, reportJob],
  importers: [importLists, importPopulation],
  locales,
  demo,
});

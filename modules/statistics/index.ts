import { join } from "node:path";
import { everyRole } from "#kernel/access";
import { defineModule } from "#kernel/module";
import { compareCountries } from "./country/compare-countries.ts";
import { exportComparison, exportCountry } from "./country/export-country.ts";
import { listCountries } from "./country/list-countries.ts";
import { showCountry } from "./country/show-country.ts";
import { demo } from "./demo.ts";
import { addEvent } from "./events/add-event.ts";
import { listEvents } from "./events/list-events.ts";
import { removeEvent } from "./events/remove-event.ts";
import { reviseEvent } from "./events/revise-event.ts";
import { exportTable } from "./export-table.ts";
import { exportView } from "./export-view.ts";
import { findPlaces } from "./find-places.ts";
import { getDataSet } from "./get-data-set.ts";
import { borderSeries } from "./import/border-series.ts";
import { ctdc, ctdcVp } from "./import/ctdc.ts";
import { figuresTable, population } from "./import/figures-table.ts";
import { frontex } from "./import/frontex.ts";
import { missingMigrants } from "./import/missing-migrants.ts";
import { rankings } from "./import/rankings.ts";
import { sdg } from "./import/sdg.ts";
import { tipDirectionality } from "./import/tip-directionality.ts";
import { unodc } from "./import/unodc.ts";
import { usComplaints } from "./import/us-complaints.ts";
import { usDhs } from "./import/us-dhs.ts";
import { buildInstance } from "./instance/build-instance.ts";
import { exportOwnJustice } from "./instance/export-own-justice.ts";
import { listReleases } from "./instance/list-releases.ts";
import { onDay, rebuildInstance } from "./instance/rebuild.ts";
import { checkReleaseJob, releaseTable } from "./instance/release-table.ts";
import { showOwnJustice } from "./instance/show-own-justice.ts";
import { knowledge } from "./knowledge/index.ts";
import { listDataSets } from "./list-data-sets.ts";
import { listViews } from "./list-views.ts";
import { makeTable } from "./make-table.ts";
import { removeDataSet } from "./remove-data-set.ts";
import { setRepublication } from "./set-republication.ts";
import { showJusticeFunnel } from "./show-justice-funnel.ts";
import { showView } from "./show-view.ts";
import { closeStore } from "./store/ask-store.ts";
import { setStatisticsFolder } from "./store/folder.ts";
import { sweepFiles } from "./sweep-files.ts";
import { locales } from "./text.ts";
import { forgetAnswers } from "./views/kept-answers.ts";

/** Everybody who works with Palermo may read protected figures; the rapporteur and the administrator bring data in. */
export const statistics = defineModule({
  name: "statistics",
  rights: {
    "statistics.read": everyRole,
    "statistics.import": ["rapporteur", "programme", "admin"],
    "statistics.register": ["rapporteur", "programme", "coordinator", "analyst"],
    "statistics.date-event": ["rapporteur", "programme"],
  },
  actions: [
    removeDataSet,
    setRepublication,
    rebuildInstance,
    releaseTable,
    addEvent,
    reviseEvent,
    removeEvent,
    ...knowledge.actions,
  ],
  questions: [
    listDataSets,
    listReleases,
    showOwnJustice,
    exportOwnJustice,
    getDataSet,
    findPlaces,
    makeTable,
    exportTable,
    showJusticeFunnel,
    listViews,
    showView,
    exportView,
    listCountries,
    showCountry,
    compareCountries,
    exportCountry,
    exportComparison,
    ...knowledge.questions,
    listEvents,
  ],
  jobs: [sweepFiles, buildInstance, checkReleaseJob],
  importers: [
    ctdc,
    ctdcVp,
    unodc,
    missingMigrants,
    frontex,
    borderSeries,
    usDhs,
    usComplaints,
    sdg,
    tipDirectionality,
    population,
    figuresTable,
    rankings,
  ],
  on: { "clock.day-passed": onDay },
  locales,
  start: ({ dataFolder }) => {
    setStatisticsFolder(join(dataFolder, "statistics"));
  },
  async stop() {
    forgetAnswers();
    await closeStore();
  },
  demo,
});

import { join } from "node:path";
import { defineModule } from "#kernel/module";
import { demo } from "./demo.ts";
import { exportTable } from "./export-table.ts";
import { getDataSet } from "./get-data-set.ts";
import { ctdc } from "./import/ctdc.ts";
import { unodc } from "./import/unodc.ts";
import { listDataSets } from "./list-data-sets.ts";
import { makeTable } from "./make-table.ts";
import { removeDataSet } from "./remove-data-set.ts";
import { showJusticeFunnel } from "./show-justice-funnel.ts";
import { showVictimsProfile } from "./show-victims-profile.ts";
import { closeStore } from "./store/ask-store.ts";
import { setStatisticsFolder } from "./store/folder.ts";
import { sweepFiles } from "./sweep-files.ts";
import { locales } from "./text.ts";

/** Everybody who works with Palermo may read protected figures; the rapporteur and the administrator bring data in. */
export const statistics = defineModule({
  name: "statistics",
  rights: {
    "statistics.read": [
      "frontline",
      "advocate",
      "provider",
      "investigator",
      "analyst",
      "prosecutor",
      "court",
      "central",
      "coordinator",
      "rapporteur",
      "editor",
      "trainer",
      "programme",
      "admin",
      "auditor",
    ],
    "statistics.import": ["rapporteur", "programme", "admin"],
  },
  actions: [removeDataSet],
  questions: [listDataSets, getDataSet, makeTable, exportTable, showVictimsProfile, showJusticeFunnel],
  jobs: [sweepFiles],
  importers: [ctdc, unodc],
  locales,
  start: ({ dataFolder }) => {
    setStatisticsFolder(join(dataFolder, "statistics"));
  },
  stop: closeStore,
  demo,
});

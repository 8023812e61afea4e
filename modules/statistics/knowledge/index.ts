import { removeEntry, restoreEntry, takeBackRevision } from "./entry-acts.ts";
import { exportGaps, exportSources, exportWorksheets } from "./export-registers.ts";
import { addGap, listGaps, reviseGap } from "./gaps.ts";
import { exportWorksheet, getWorksheet, listWorksheets } from "./read-worksheets.ts";
import { addSource, listSources, reviseSource } from "./sources.ts";
import {
  removeWorksheet,
  restoreWorksheet,
  reviseWorksheet,
  shareWorksheet,
  takeBackWorksheet,
  unshareWorksheet,
  writeWorksheet,
} from "./write-worksheet.ts";

/** Registers of sources and of knowledge gaps, and situation worksheets (M5). */
export const knowledge = {
  actions: [
    addSource,
    reviseSource,
    addGap,
    reviseGap,
    removeEntry,
    restoreEntry,
    takeBackRevision,
    writeWorksheet,
    reviseWorksheet,
    takeBackWorksheet,
    removeWorksheet,
    restoreWorksheet,
    shareWorksheet,
    unshareWorksheet,
  ],
  questions: [
    listSources,
    listGaps,
    listWorksheets,
    getWorksheet,
    exportWorksheet,
    exportSources,
    exportGaps,
    exportWorksheets,
  ],
};

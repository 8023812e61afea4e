import { everyRole } from "#kernel/access";
import { defineModule } from "#kernel/module";
import { demo } from "./demo.ts";
import { listDrafting } from "./drafting/list-drafting.ts";
import {
  openComments,
  openDrafting,
  recordAdoption,
  recordDraft,
  recordForce,
  recordNeeds,
  reviseDrafting,
} from "./drafting/take-step.ts";
import {
  assessDuty,
  restoreAssessment,
  shareAssessments,
  unshareAssessments,
  withdrawAssessment,
} from "./gaps/assess-duty.ts";
import { addComment, removeComment, restoreComment } from "./gaps/comments.ts";
import { exportCountryGaps } from "./gaps/export-country.ts";
import { getDuty } from "./gaps/get-duty.ts";
import { listGaps } from "./gaps/list-gaps.ts";
import { showCountryGaps } from "./gaps/show-country.ts";
import { exportMatrix, showMatrix } from "./gaps/show-matrix.ts";
import { listProvisions } from "./legislation/list-provisions.ts";
import { actReview, proposeAct, publishAct, unpublishAct } from "./legislation/publish-act.ts";
import { getAct, listActs } from "./legislation/read-acts.ts";
import { searchProvisions } from "./legislation/search-provisions.ts";
import { removeProvision, reviseAct, writeAct, writeProvision } from "./legislation/write-act.ts";
import { listChoices } from "./list-choices.ts";
import { exportPlan, getPlan, listPlans } from "./plans/read-plans.ts";
import {
  recordProgress,
  removeGoal,
  removeMeasure,
  revisePlan,
  writeGoal,
  writeMeasure,
  writePlan,
} from "./plans/write-plan.ts";
import { publicFace } from "./public/index.ts";
import { commonActs, remove, restore, takeBack } from "./records/record-acts.ts";
import { locales } from "./text.ts";
import { exportSheet, getSheet, listSheets } from "./toolkits/read-sheets.ts";
import { answerQuestion, openSheet } from "./toolkits/write-sheet.ts";
import { addInstrument } from "./treaties/add-instrument.ts";
import { exportTreaty } from "./treaties/export-treaty.ts";
import { importStatus } from "./treaties/import-status.ts";
import { listTreaties } from "./treaties/list-treaties.ts";
import { removeInstrument, restoreInstrument } from "./treaties/remove-instrument.ts";
import { showTreaty } from "./treaties/show-treaty.ts";

const act = { kind: "act", noun: "act", about: "an act" } as const;

export { readTreaties } from "./read-treaties.ts";
export { stateOn, type TreatyStatus } from "./treaties/status.ts";

/** Treaties, legislation, gaps, plans and toolkits (L3, L4): everybody reads, few write, a second person publishes. */
export const law = defineModule({
  name: "law",
  rights: {
    "law.read": everyRole,
    "law.edit": ["editor", "rapporteur", "central"],
    "law.publish": ["editor", "rapporteur", "central"],
    "law.assess": ["rapporteur", "editor", "central", "coordinator", "prosecutor"],
    "law.comment": [
      "advocate",
      "provider",
      "analyst",
      "prosecutor",
      "court",
      "central",
      "coordinator",
      "rapporteur",
      "editor",
      "trainer",
      "programme",
    ],
  },
  actions: [
    addInstrument,
    removeInstrument,
    restoreInstrument,
    writeAct,
    reviseAct,
    writeProvision,
    removeProvision,
    takeBack(act),
    remove(act),
    restore(act),
    proposeAct,
    publishAct,
    unpublishAct,
    assessDuty,
    withdrawAssessment,
    restoreAssessment,
    shareAssessments,
    unshareAssessments,
    addComment,
    removeComment,
    restoreComment,
    writePlan,
    revisePlan,
    writeGoal,
    removeGoal,
    writeMeasure,
    recordProgress,
    removeMeasure,
    ...commonActs({ kind: "plan", noun: "plan", about: "an action plan" }),
    openDrafting,
    reviseDrafting,
    recordNeeds,
    recordDraft,
    openComments,
    recordAdoption,
    recordForce,
    ...commonActs({ kind: "drafting", noun: "drafting", about: "help with a law" }),
    openSheet,
    answerQuestion,
    ...commonActs({ kind: "sheet", noun: "sheet", about: "a needs assessment" }),
  ],
  questions: [
    listTreaties,
    showTreaty,
    exportTreaty,
    listActs,
    getAct,
    listProvisions,
    searchProvisions,
    showMatrix,
    exportMatrix,
    showCountryGaps,
    exportCountryGaps,
    listGaps,
    getDuty,
    listPlans,
    getPlan,
    exportPlan,
    listDrafting,
    listSheets,
    getSheet,
    exportSheet,
    listChoices,
  ],
  importers: [importStatus],
  reviews: [actReview],
  publicFace,
  locales,
  demo,
});

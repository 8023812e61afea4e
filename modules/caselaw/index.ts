import { everyRole } from "#kernel/access";
import { defineModule } from "#kernel/module";
import {
  answerCorrection,
  listCorrections,
  listOwnCorrections,
  requestCorrection,
} from "./corrections/corrections.ts";
import { passDay } from "./corrections/pass-day.ts";
import { digest } from "./digest/index.ts";
import { edit } from "./edit/index.ts";
import { exportSearch } from "./export-search.ts";
import { files } from "./files/index.ts";
import { findJudgments } from "./find-judgments.ts";
import { exportTemplate } from "./import/export-template.ts";
import { importers } from "./import/index.ts";
import { demo } from "./landmarks/demo.ts";
import { exportNumbers, showNumbers } from "./numbers/show-numbers.ts";
import { publicFace } from "./public/index.ts";
import { exportJudgment } from "./read/export-judgment.ts";
import { getJudgment } from "./read/get-judgment.ts";
import { searchJudgments, similarJudgments } from "./search-judgments.ts";
import { locales } from "./text.ts";

export { askCorrection, Correction } from "./corrections/corrections.ts";
export { type FoundJudgment, findByFacets } from "./find-by-facets.ts";
export { findPublished, listPublished, type PublishedJudgment } from "./find-published.ts";
export { type EditingAgency, editingAgencies, handIn, type PossibleName, possibleNames } from "./hand-in.ts";
export { Judgment, type JudgmentInput } from "./words/index.ts";

/** Everybody who works with Palermo reads case law; editors write it, and another editor lets it be published. */
export const caselaw = defineModule({
  name: "caselaw",
  rights: {
    "caselaw.read": everyRole,
    "caselaw.edit": ["editor"],
    "caselaw.publish": ["editor"],
    "caselaw.hand-in": ["prosecutor"],
    "caselaw.import": ["editor"],
    "caselaw.digest": ["editor", "trainer", "prosecutor", "court", "central", "analyst", "rapporteur"],
  },
  actions: [...edit.actions, ...files.actions, requestCorrection, answerCorrection, ...digest.actions],
  questions: [
    searchJudgments,
    similarJudgments,
    exportSearch,
    exportTemplate,
    findJudgments,
    getJudgment,
    exportJudgment,
    ...edit.questions,
    ...files.questions,
    listCorrections,
    listOwnCorrections,
    showNumbers,
    exportNumbers,
    ...digest.questions,
  ],
  jobs: files.jobs,
  on: { "clock.day-passed": passDay },
  uploads: files.uploads,
  downloads: files.downloads,
  reviews: [...edit.reviews],
  publicFace,
  importers,
  demo,
  locales,
});

import { defineModule } from "#kernel/module";
import { edit } from "./edit/index.ts";
import { publicFace } from "./public/index.ts";
import { searchJudgments, similarJudgments } from "./search-judgments.ts";
import { locales } from "./text.ts";

export { findPublished, listPublished, type PublishedJudgment } from "./find-published.ts";

/** Everybody who works with Palermo reads case law; editors write it, and another editor lets it be published. */
export const caselaw = defineModule({
  name: "caselaw",
  rights: {
    "caselaw.read": [
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
    "caselaw.edit": ["editor"],
    "caselaw.publish": ["editor"],
    "caselaw.import": ["editor"],
  },
  actions: [...edit.actions],
  questions: [searchJudgments, similarJudgments, ...edit.questions],
  reviews: [...edit.reviews],
  publicFace,
  locales,
});

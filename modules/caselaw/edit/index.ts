import { answerFindings, takeBackAnswer } from "./answer-findings.ts";
import { askPublication } from "./ask-publication.ts";
import { compareVersions } from "./compare-versions.ts";
import { dropDraft, restoreDraft } from "./drop-draft.ts";
import { getDraft } from "./get-draft.ts";
import { listDrafts } from "./list-drafts.ts";
import { openDraftAction } from "./open-draft.ts";
import { openImport, openToEverybody } from "./open-to-everybody.ts";
import { importOpening, opening, publication } from "./reviews.ts";
import { reopenJudgment, reviseDraft } from "./revise-draft.ts";
import { withdrawJudgment } from "./withdraw-judgment.ts";

/** Editing of judgments: drafts, the check for names, the second person, withdrawing. */
export const edit = {
  actions: [
    openDraftAction,
    reviseDraft,
    reopenJudgment,
    dropDraft,
    restoreDraft,
    answerFindings,
    takeBackAnswer,
    askPublication,
    openToEverybody,
    openImport,
    withdrawJudgment,
  ],
  questions: [listDrafts, getDraft, compareVersions],
  reviews: [publication, opening, importOpening],
};

import { decideHearing } from "./decide-hearing.ts";
import { getCourtFile } from "./get-court-file.ts";
import { joinProceedings } from "./join-proceedings.ts";
import { listHearing } from "./list-hearing.ts";
import { listHearings } from "./list-hearings.ts";
import { listTerms } from "./list-terms.ts";
import { openProceeding } from "./open-proceeding.ts";
import { recordEvent } from "./record-event.ts";
import { severProceeding } from "./sever-proceeding.ts";
import { strikeEvent } from "./strike-event.ts";
import { terms } from "./terms.ts";
import { transferProceeding } from "./transfer-proceeding.ts";

/** Proceedings as lines of events, and the deadlines that begin with them. */
export const proceedings = {
  actions: [
    ...terms.actions,
    openProceeding,
    recordEvent,
    listHearing,
    decideHearing,
    strikeEvent,
    transferProceeding,
    severProceeding,
    joinProceedings,
  ],
  questions: [getCourtFile, listHearings, listTerms],
} as const;

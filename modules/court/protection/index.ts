import { askTelling } from "./ask-telling.ts";
import { assessRisk } from "./assess-risk.ts";
import { keptMeasures } from "./kept-measures.ts";
import { prepareWitness } from "./prepare-witness.ts";
import { raiseNotice } from "./raise-notice.ts";
import { showProtection } from "./show-protection.ts";
import { tellNotice } from "./tell-notice.ts";

export { raiseNotices } from "./raise.ts";
export { namesAll, StandingMeasure, standingMeasures } from "./standing.ts";
export { topicOf } from "./telling.ts";

/** What protects witnesses, and what they are told. */
export const protection = {
  actions: [...keptMeasures.actions, assessRisk, prepareWitness, askTelling, raiseNotice, tellNotice],
  questions: [...keptMeasures.questions, showProtection],
} as const;

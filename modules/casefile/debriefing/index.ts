import { callReturnOff } from "./call-return-off.ts";
import { holdDebriefing } from "./hold-debriefing.ts";
import { listDebriefings } from "./list-debriefings.ts";
import { listReturnsAhead } from "./list-returns-ahead.ts";
import { offerDebriefing } from "./offer-debriefing.ts";
import { registerReturn } from "./register-return.ts";

export const debriefingActions = [registerReturn, offerDebriefing, holdDebriefing, callReturnOff];
export const debriefingQuestions = [listDebriefings, listReturnsAhead];

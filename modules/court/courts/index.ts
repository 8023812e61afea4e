import { courts as register } from "./courts.ts";
import { listCourts } from "./list-courts.ts";
import { proposeCourtsFor } from "./propose-courts.ts";

/** Courts and what they are specialised in. */
export const courts = { actions: register.actions, questions: [listCourts, proposeCourtsFor] } as const;

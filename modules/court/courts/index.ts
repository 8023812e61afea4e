import { courts as register } from "./courts.ts";
import { listCourts } from "./list-courts.ts";

/** Courts and what they are specialised in. */
export const courts = { actions: register.actions, questions: [listCourts] } as const;

import { checkClosing } from "./check-closing.ts";
import { getClosing } from "./get-closing.ts";
import { handInClosing } from "./hand-in-closing.ts";
import { listClosings } from "./list-closings.ts";

/** Closing summaries of cases, for editors of case law. */
export const closing = {
  actions: [handInClosing],
  questions: [listClosings, getClosing, checkClosing],
} as const;

import { listProvisions } from "./list-provisions.ts";

/** Offences as data. */
export const offences = {
  actions: [],
  questions: [listProvisions],
} as const;

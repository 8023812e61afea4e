import { listProvisions } from "./list-provisions.ts";
import { provisions } from "./provisions.ts";

/** Offences as data. */
export const offences = { actions: provisions.actions, questions: [listProvisions] } as const;

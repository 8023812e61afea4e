import { decideTestimony } from "./decide-testimony.ts";
import { listTestimony } from "./list-testimony.ts";

/** Whose testimony is needed (K2). */
export const testimony = { actions: [decideTestimony], questions: [listTestimony] } as const;

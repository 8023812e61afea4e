import { addProof } from "./add-proof.ts";
import { exportBrief } from "./export-brief.ts";
import { findPrecedents } from "./find-precedents.ts";
import { getMatrix } from "./get-matrix.ts";
import { removeProof } from "./remove-proof.ts";
import { restoreProof } from "./restore-proof.ts";

/** The proof matrix. */
export const proof = {
  actions: [addProof, removeProof, restoreProof],
  questions: [getMatrix, findPrecedents, exportBrief],
} as const;

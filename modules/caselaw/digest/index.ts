import { exportDigest, exportEdition } from "./export-digest.ts";
import { freezeEdition, restoreEdition, withdrawEdition } from "./freeze-edition.ts";
import { getDigest, listDigests } from "./read-digests.ts";
import { getEdition, listEditions } from "./read-editions.ts";
import {
  refreshDigest,
  removeDigest,
  restoreDigest,
  reviseDigest,
  shareDigest,
  unshareDigest,
  writeDigest,
} from "./write-digest.ts";

/** Digests of cases by evidential issue. */
export const digest = {
  actions: [
    writeDigest,
    reviseDigest,
    refreshDigest,
    removeDigest,
    restoreDigest,
    shareDigest,
    unshareDigest,
    freezeEdition,
    withdrawEdition,
    restoreEdition,
  ],
  questions: [listDigests, getDigest, exportDigest, listEditions, getEdition, exportEdition],
};

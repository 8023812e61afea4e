import { exportDigest } from "./export-digest.ts";
import { getDigest, listDigests } from "./read-digests.ts";
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
  ],
  questions: [listDigests, getDigest, exportDigest],
};

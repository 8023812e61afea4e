import { agencyGrantReview } from "./agency-grant-review.ts";
import { approveBreakGlass, breakGlass, listBrokenGlass, listNotices, readNotices } from "./break-glass.ts";
import { findDossier, sealDossier, unsealDossier } from "./dossiers.ts";
import {
  endGrant,
  findGrantees,
  giveAgencyGrant,
  giveGrant,
  listAgencyGrants,
  listGrants,
} from "./grants.ts";
import { locales } from "./text.ts";

/** What the kernel itself lets people do about access. */
export const accessParts = {
  name: "access",
  actions: [
    giveGrant,
    endGrant,
    giveAgencyGrant,
    breakGlass,
    approveBreakGlass,
    sealDossier,
    unsealDossier,
    readNotices,
  ],
  questions: [listGrants, listAgencyGrants, findGrantees, findDossier, listBrokenGlass, listNotices],
  reviews: [agencyGrantReview],
  locales,
};

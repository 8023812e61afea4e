import { makeHandOver, revokeHandOver } from "../handover/make-hand-over.ts";
import { answerHandOver, openHandOver } from "../handover/open-hand-over.ts";
import { acceptReferral, proposeOtherwise, recordAnswer, refuseReferral } from "./answer-referral.ts";
import { askNextService } from "./ask-next-service.ts";
import {
  agreeToProposal,
  beginService,
  completeReferral,
  endReferral,
  withdrawReferral,
} from "./carry-on.ts";
import { referralDossier } from "./dossier-kind.ts";
import { consentGone, stepTold } from "./follow.ts";
import { getReferral } from "./get-referral.ts";
import { listReferrals } from "./list-referrals.ts";
import { listUnanswered } from "./list-unanswered.ts";
import { offerServices } from "./offer-services.ts";
import { prepareReferral } from "./prepare-referral.ts";
import { confirmRecall, listRecalls } from "./recalls.ts";
import { sendReferral } from "./send-referral.ts";

/** What referrals bring to the module's door. */
export const referralParts = {
  rights: {
    "referral.read": ["frontline", "advocate", "provider"],
    "referral.refer": ["frontline", "advocate", "provider"],
    "referral.answer": ["advocate", "provider"],
    "referral.coordinate": ["coordinator"],
  },
  dossierKinds: [referralDossier],
  actions: [
    prepareReferral,
    sendReferral,
    acceptReferral,
    refuseReferral,
    proposeOtherwise,
    recordAnswer,
    askNextService,
    agreeToProposal,
    beginService,
    completeReferral,
    endReferral,
    withdrawReferral,
    makeHandOver,
    revokeHandOver,
    confirmRecall,
  ],
  questions: [getReferral, listReferrals, offerServices, listUnanswered, listRecalls],
  visits: [openHandOver, answerHandOver],
  on: {
    "deadline.step-told": stepTold,
    "consent.revoked": consentGone,
    "consent.child-heard": consentGone,
  },
} as const;

import { dropSuspension } from "./drop-suspension.ts";
import { fileCharge } from "./file-charge.ts";
import { linkCharges } from "./link-charges.ts";
import { reinstateCharge } from "./reinstate-charge.ts";
import { reviseCharge } from "./revise-charge.ts";
import { suspendLimitation } from "./suspend-limitation.ts";
import { withdrawCharge } from "./withdraw-charge.ts";

/** Charges by accused and count. */
export const charges = {
  actions: [
    fileCharge,
    reviseCharge,
    withdrawCharge,
    reinstateCharge,
    linkCharges,
    suspendLimitation,
    dropSuspension,
  ],
  questions: [],
} as const;

export type { ConsentPurpose, ConsentRefusal, Recipient } from "./consent.ts";
export { consentPurposes, consentRefusals, topics } from "./consent.ts";
export { consentModule } from "./door.ts";
export type { ConsentGrant } from "./give-grant.ts";
export { giveGrantUnder } from "./give-grant.ts";
export type { Ground, Sharing } from "./require-consent.ts";
export { requireConsent } from "./require-consent.ts";

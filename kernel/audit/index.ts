export { auditParts } from "./door.ts";
export { findForgedCheckpoint, startSealer } from "./sealer.ts";

export { auditParts } from "./door.ts";
export { findForgedCheckpoint, resignCheckpoints, startSealer } from "./sealer.ts";

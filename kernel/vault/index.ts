export { eraseSubject } from "./erase-subject.ts";
export { type LedgerErasure, readLedger } from "./erasure-ledger.ts";
export { inTransaction, type Queryable } from "./queryable.ts";
export { readRecoveryKit, recoveryKit } from "./recovery-kit.ts";
export { replayErasures, settleErasures } from "./replay-erasures.ts";
export {
  dropRetiredAgencyKeys,
  requireMasterKey,
  rewrapAgencyKeys,
  rotateAgencyKey,
  rotateMasterKey,
} from "./rotate-keys.ts";
export { createVaultStore, type VaultSettings, type VaultStore } from "./store.ts";
export { createUpkeep, type Upkeep } from "./upkeep.ts";
export { VaultError, type VaultErrorCode } from "./vault-error.ts";
export { digestForAgency, digestsOfAgency, openForAgency, sealForAgency, storedTokens } from "./vault-in.ts";
export type { FieldPlace, Vault } from "./words.ts";

export { canonicalJson } from "./canonical.ts";
export {
  Envelope,
  type EnvelopeProblem,
  envelopeProblems,
  type MakeEnvelope,
  makeEnvelope,
  type Opened,
  openEnvelope,
  type Verified,
} from "./envelope.ts";
export { Card, type Identity, identityOf, isOwnCard, keyId } from "./identity.ts";
export { type InstanceSecrets, openInstanceSecrets, rewrapInstanceSecrets } from "./instance-secrets.ts";
export { openSealed, Sealed, sealFor } from "./seal.ts";
export { noteRestore, type Taking, takeOnce } from "./take-once.ts";
export { envelopeProblemText } from "./text.ts";

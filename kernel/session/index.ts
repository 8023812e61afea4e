export { addPasskey, beginAddPasskey, NewPasskey } from "./add-passkey.ts";
export {
  ChangePassword,
  ConfirmTotp,
  changePassword,
  confirmTotp,
  EnrolTotp,
  enrolTotp,
} from "./credentials.ts";
export { isProof, nonceOf, readDeviceKey, wordsToSign } from "./device-proof.ts";
export { sessionParts } from "./door.ts";
export type { Device, SignedIn } from "./open-session.ts";
export { hashToken } from "./open-session.ts";
export { getSession } from "./own-account.ts";
export { hashPassword, isPassword, shortestPassword } from "./password.ts";
export type { OutboundFetch } from "./provider.ts";
export type { RelyingParty } from "./relying-party.ts";
export { relyingPartyOf } from "./relying-party.ts";
export { CodeStep, signInByCode } from "./second-step.ts";
export { DeviceKey, SignIn, signIn } from "./sign-in.ts";
export { BeginPasskey, beginPasskey, PasskeySignIn, signInByPasskey } from "./sign-in-by-passkey.ts";
export type { SingleSignOn } from "./single-sign-on.ts";
export {
  BeginSingleSignOn,
  createSingleSignOn,
  FinishSingleSignOn,
  returnAddress,
} from "./single-sign-on.ts";
export { isTokenText } from "./tokens.ts";
export { tooShort, UseReset, useReset } from "./use-reset.ts";

import { listDevices, renameDevice, revokeDevice } from "./devices.ts";
import { getSession, setLanguage } from "./own-account.ts";
import { listPasskeys, removePasskey, renamePasskey } from "./passkeys.ts";
import { getResetPerson, nameResetPerson } from "./reset-person.ts";
import { closeSession, listSessions, revokeSession } from "./sessions.ts";
import { listTokens, makeToken, revokeToken } from "./tokens.ts";

/** One's own sessions, devices, passkeys, tokens and language. Signing in and changing credentials have routes of their own. */
export const sessionParts = {
  name: "session",
  actions: [
    closeSession,
    revokeSession,
    setLanguage,
    renamePasskey,
    removePasskey,
    renameDevice,
    revokeDevice,
    makeToken,
    revokeToken,
    nameResetPerson,
  ],
  questions: [getSession, listSessions, listPasskeys, listDevices, listTokens, getResetPerson],
};

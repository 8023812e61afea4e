import { getSession, setLanguage } from "./own-account.ts";
import { closeSession, listSessions, revokeSession } from "./sessions.ts";

/** One's own sessions and language. Opening a session and changing credentials have routes of their own. */
export const sessionParts = {
  name: "session",
  actions: [closeSession, revokeSession, setLanguage],
  questions: [getSession, listSessions],
};

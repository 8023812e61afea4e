import { call } from "../api/call.ts";
import { client } from "../api/client.ts";

const elsewhere = "/blank.html";
const longest = 800;

/** Empties the screen at once, ends the session and goes to an empty page that takes this one's place in the history. */
export function leaveNow(): void {
  document.documentElement.style.display = "none";
  document.title = "";
  client.clear();
  const ended = call("session.close-session", {}, { key: crypto.randomUUID() }).catch(() => undefined);
  const late = new Promise((resolve) => setTimeout(resolve, longest));
  // The address goes before the network answers: nobody reads a code in it meanwhile. Past the router, which would follow.
  History.prototype.replaceState.call(window.history, null, "", elsewhere);
  void Promise.race([ended, late]).then(() => window.location.replace(elsewhere));
}

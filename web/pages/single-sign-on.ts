import { call } from "../api/call.ts";

const place = "palermo-single-sign-on";

type Held = { readonly binding: string; readonly back: string | undefined };

/** Goes to the provider; what binds its answer to this browser stays in this tab's store. */
export async function goToProvider({
  back,
  invitation,
}: {
  back?: string | undefined;
  invitation?: string;
}): Promise<void> {
  const begun: unknown = await call("session.begin-single-sign-on", invitation ? { invitation } : {});
  const { address, binding } = begun as { address: string; binding: string };
  sessionStorage.setItem(place, JSON.stringify({ binding, back } satisfies Held));
  window.location.assign(address);
}

/** What was kept on the way there, once. */
export function takeHeld(): Held | null {
  const text = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  if (!text) return null;
  const held: unknown = JSON.parse(text);
  return typeof held === "object" && held !== null && "binding" in held ? (held as Held) : null;
}

import type { OutputOf } from "#kernel/action";
import type { getSession } from "../../kernel/session/own-account.ts";
import { call } from "./call.ts";
import { ownDeviceKey } from "./device-key.ts";

export type SignInVerb =
  | "open-session"
  | "open-session-by-code"
  | "open-session-by-passkey"
  | "finish-single-sign-on";

type Opened = OutputOf<typeof getSession> & { readonly signOutAt?: string | null };

/** Signs in one way or another; the session is bound to this browser's key where it can keep one. */
export async function openSession(verb: SignInVerb, input: Record<string, unknown>): Promise<Opened> {
  const key = await ownDeviceKey();
  const sent = { ...input, ...(key ? { deviceKey: key.publicKey } : {}) };
  return (await call(`session.${verb}`, sent, { key: crypto.randomUUID() })) as Opened;
}

export type Ways = { readonly singleSignOn: string | null; readonly passkeyOrigin: string };

/** Which ways to sign in this server has. */
export async function askWays(signal: AbortSignal): Promise<Ways> {
  const response = await fetch("/api/session/ways", { signal });
  const ways: unknown = await response.json();
  const held = typeof ways === "object" && ways !== null ? (ways as Partial<Ways>) : {};
  return { singleSignOn: held.singleSignOn ?? null, passkeyOrigin: held.passkeyOrigin ?? "" };
}

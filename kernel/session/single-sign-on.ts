import { createHash, randomBytes } from "node:crypto";
import * as openid from "openid-client";
import { z } from "zod";
import { type Engine, Problem } from "#kernel/action";
import type { SingleSignOnSettings } from "#kernel/config";
import { OutboundProblem } from "#kernel/outbound";
import { makeChallenge, takeChallenge } from "./challenge.ts";
import { type Device, openSession, type SignedIn } from "./open-session.ts";
import { connectProvider, type OutboundFetch } from "./provider.ts";
import { askSecondStep, secondSteps } from "./second-step.ts";
import { DeviceKey } from "./sign-in.ts";

/**
 * Single sign-on by OpenID Connect: code flow with PKCE, state and nonce. The provider says who somebody is; what they may
 * do, and whether they have an account at all, stands here alone.
 */
export type SingleSignOn = {
  readonly label: string;
  readonly begin: (engine: Engine, input: BeginSingleSignOn) => Promise<{ address: string; binding: string }>;
  readonly finish: (engine: Engine, input: FinishSingleSignOn, device: Device) => Promise<SignedInThere>;
};

/** `signOutAt`: where signing out at the provider goes on, when it offers that. */
export type SignedInThere = SignedIn & { readonly signOutAt: string | null };

export const BeginSingleSignOn = z.object({
  invitation: z
    .string()
    .max(100)
    .optional()
    .describe("of a new account, which is then bound to the provider's"),
});
type BeginSingleSignOn = z.infer<typeof BeginSingleSignOn>;

export const FinishSingleSignOn = z.object({
  answer: z.string().max(4000).describe("what stands behind ? in the address to which the provider led back"),
  binding: z.string().max(100).describe("what beginning gave to this browser"),
  deviceKey: DeviceKey,
});
type FinishSingleSignOn = z.infer<typeof FinishSingleSignOn>;

/** What waits while somebody is at the provider's. */
const Waiting = z.object({
  nonce: z.string(),
  verifier: z.string(),
  bindingHash: z.string(),
  invitation: z.string().nullable(),
});

/** Where the provider leads back to. */
export function returnAddress(publicUrl: string): string {
  return `${publicUrl}/app/sign-in/return`;
}

type Place = {
  readonly settings: SingleSignOnSettings;
  readonly publicUrl: string;
  /** The one client by which Palermo sends requests. */
  readonly fetch: OutboundFetch;
};

export function createSingleSignOn({ settings, publicUrl, fetch }: Place): SingleSignOn {
  const provider = connectProvider(settings, fetch);
  const back = returnAddress(publicUrl);
  return {
    label: settings.label,
    async begin(engine, { invitation }) {
      const config = await provider();
      const verifier = openid.randomPKCECodeVerifier();
      const nonce = openid.randomNonce();
      const binding = randomBytes(32).toString("base64url");
      const state = await makeChallenge(engine, {
        kind: "single-sign-on",
        data: { nonce, verifier, bindingHash: hashOf(binding), invitation: invitation ?? null },
        minutes: 10,
      });
      const address = openid.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: "openid email",
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
      });
      return { address: address.href, binding };
    },
    async finish(engine, { answer, binding }, device) {
      const config = await provider();
      const address = new URL(`${back}?${answer.replace(/^\?/, "")}`);
      const state = address.searchParams.get("state") ?? "";
      const taken = await takeChallenge(engine, "single-sign-on", state);
      const waiting = taken === null ? null : Waiting.parse(taken.data);
      // Another browser's answer, or one that was used: nobody is signed in with somebody else's.
      if (waiting === null || waiting.bindingHash !== hashOf(binding)) throw await refused(engine, "state");
      const who = await exchange(engine, { config, address, state, waiting });
      const accountId = await accountOf(engine, { who, invitation: waiting.invitation, settings });
      if (accountId === null) {
        await note(engine, "no-account");
        throw new Problem("refused", { refusal: "single-sign-on-unknown", module: "session" });
      }
      await askSecondStep(engine, { accountId, way: "single-sign-on" }, await secondSteps(engine, accountId));
      const opened = await openSession(engine, { accountId, way: "single-sign-on", device });
      return { ...opened, signOutAt: signOutAddress(config, publicUrl, settings.clientId) };
    },
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
});
type Claims = z.infer<typeof Claims>;

type Exchange = {
  readonly config: openid.Configuration;
  readonly address: URL;
  readonly state: string;
  readonly waiting: z.infer<typeof Waiting>;
};

/** Trades the code for a signed statement of who somebody is, and checks signature, issuer, audience, nonce and time. */
async function exchange(engine: Engine, { config, address, state, waiting }: Exchange): Promise<Claims> {
  try {
    const tokens = await openid.authorizationCodeGrant(config, address, {
      pkceCodeVerifier: waiting.verifier,
      expectedState: state,
      expectedNonce: waiting.nonce,
      idTokenExpected: true,
    });
    return Claims.parse(tokens.claims());
  } catch (cause) {
    if (isNoAnswer(cause))
      throw new Problem("refused", { refusal: "single-sign-on-down", module: "session", cause });
    throw await refused(engine, reasonOf(cause), cause);
  }
}

/** Nobody answered; anything else is an answer that was not accepted. */
function isNoAnswer(cause: unknown): boolean {
  if (cause instanceof OutboundProblem) return true;
  if (!(cause instanceof Error)) return false;
  if (cause.name === "TimeoutError") return true;
  return cause.cause !== undefined && cause.cause !== cause && isNoAnswer(cause.cause);
}

function reasonOf(cause: unknown): string {
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
  return code === "" ? "answer" : code.toLowerCase().replaceAll("_", "-").slice(0, 60);
}

async function refused(engine: Engine, why: string, cause?: unknown): Promise<Problem> {
  await note(engine, why);
  return new Problem("refused", { refusal: "single-sign-on-refused", module: "session", cause });
}

async function note(engine: Engine, why: string): Promise<void> {
  await engine.app.query(
    "select audit.record('session.open-session', 'denied', $1, null, null, '{}', '{}', null, null)",
    [`single-sign-on ${why}`],
  );
}

type Finding = {
  readonly who: Claims;
  readonly invitation: string | null;
  readonly settings: SingleSignOnSettings;
};

/** By subject; the first time by an invitation, or by a verified address of a domain that the settings trust. */
async function accountOf(engine: Engine, { who, invitation, settings }: Finding): Promise<string | null> {
  const known = await askAccount(engine, "select access.account_of_subject($1, $2) as account", [
    who.iss,
    who.sub,
  ]);
  if (known !== null) return known;
  if (invitation !== null) {
    const hash = createHash("sha256").update(invitation).digest();
    return askAccount(engine, "select access.bind_by_invitation($1, $2, $3) as account", [
      who.iss,
      who.sub,
      hash,
    ]);
  }
  const domain = who.email?.split("@").at(-1)?.toLowerCase() ?? "";
  const verified = who.email_verified === true || who.email_verified === "true";
  if (!verified || !settings.emailDomains.includes(domain)) return null;
  return askAccount(engine, "select access.bind_by_email($1, $2, $3) as account", [
    who.iss,
    who.sub,
    who.email,
  ]);
}

async function askAccount(
  engine: Engine,
  statement: string,
  values: readonly unknown[],
): Promise<string | null> {
  const { rows } = await engine.app.query<{ account: string | null }>(statement, [...values]);
  return rows[0]?.account ?? null;
}

function signOutAddress(config: openid.Configuration, publicUrl: string, clientId: string): string | null {
  if (!config.serverMetadata().end_session_endpoint) return null;
  const post_logout_redirect_uri = `${publicUrl}/app/sign-in`;
  return openid.buildEndSessionUrl(config, { post_logout_redirect_uri, client_id: clientId }).href;
}

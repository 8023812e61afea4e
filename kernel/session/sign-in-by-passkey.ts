import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  type VerifiedAuthenticationResponse,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { Engine } from "#kernel/action";
import { makeChallenge, takeChallenge } from "./challenge.ts";
import { type Device, openSession, refuseSignIn, type SignedIn } from "./open-session.ts";
import type { RelyingParty } from "./relying-party.ts";
import { type HalfSignedIn, readTicket, secondSteps, takeTicket } from "./second-step.ts";
import { DeviceKey } from "./sign-in.ts";

export const BeginPasskey = z.object({
  ticket: z
    .string()
    .max(100)
    .optional()
    .describe("of the first step; without one the passkey alone signs in"),
});

/** Asks a browser for a passkey: any that it has for this Palermo, or those of the account that passed the first step. */
export async function beginPasskey(
  engine: Engine,
  { ticket }: z.infer<typeof BeginPasskey>,
  party: RelyingParty,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const half = ticket ? await readTicket(engine, ticket) : null;
  const steps = half ? await secondSteps(engine, half.accountId) : null;
  const challenge = await makeChallenge(engine, {
    kind: "passkey",
    accountId: half?.accountId ?? null,
    data: { ticket: ticket ?? null },
    minutes: 5,
  });
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: 300_000,
    userVerification: "required",
    allowCredentials: (steps?.credentialIds ?? []).map((id) => ({ id: id.toString("base64url") })),
  });
}

export const PasskeySignIn = z.object({
  response: z.looseObject({ id: z.string().max(2000), response: z.looseObject({}) }),
  deviceKey: DeviceKey,
});

type Kept = {
  passkey_id: string;
  account_id: string;
  public_key: Buffer;
  counter: string;
};

/** Checks what a browser answered with a passkey and opens a session. Every fault is one `wrong-sign-in`. */
export async function signInByPasskey(
  engine: Engine,
  { response }: Pick<z.infer<typeof PasskeySignIn>, "response">,
  { party, device }: { party: RelyingParty; device: Device },
): Promise<SignedIn> {
  const { rows } = await engine.app.query<Kept>("select * from access.find_passkey($1)", [
    Buffer.from(response.id, "base64url"),
  ]);
  const [kept] = rows;
  if (!kept) throw await refuseSignIn(engine, "unknown-passkey");
  const { counter, half } = await verify(engine, { response, kept, party });
  const used = await engine.app.query<{ used: boolean }>("select access.use_passkey($1, $2) as used", [
    kept.passkey_id,
    counter,
  ]);
  if (!used.rows[0]?.used) throw await copied(engine, kept);
  return openSession(engine, { accountId: kept.account_id, way: half?.way ?? "passkey", device });
}

type Answer = { readonly response: unknown; readonly kept: Kept; readonly party: RelyingParty };

async function verify(
  engine: Engine,
  { response, kept, party }: Answer,
): Promise<{ counter: number; half: HalfSignedIn | null }> {
  let found: VerifiedAuthenticationResponse;
  let ticket: string | null = null;
  try {
    found = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: async (challenge) => {
        const taken = await takeChallenge(engine, "passkey", challenge);
        ticket = z.object({ ticket: z.string().nullable() }).parse(taken?.data ?? { ticket: null }).ticket;
        return taken !== null && (taken.accountId === null || taken.accountId === kept.account_id);
      },
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      // The counter is compared where it is kept, so that two answers at once do not both pass.
      credential: { id: idOf(response), publicKey: new Uint8Array(kept.public_key), counter: 0 },
      requireUserVerification: true,
    });
  } catch {
    throw await refuseSignIn(engine, "wrong-passkey");
  }
  if (!found.verified) throw await refuseSignIn(engine, "wrong-passkey");
  const half = ticket === null ? null : await takeTicket(engine, ticket);
  return { counter: found.authenticationInfo.newCounter, half };
}

function idOf(response: unknown): string {
  return z.object({ id: z.string() }).parse(response).id;
}

async function copied(engine: Engine, kept: Kept): Promise<Error> {
  await engine.app.query("select access.suspect_passkey($1)", [kept.passkey_id]);
  return refuseSignIn(engine, "passkey-counter");
}

import { createHmac, randomUUID } from "node:crypto";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { sql } from "kysely";
import { z } from "zod";
import { action, Problem, question, refuse } from "#kernel/action";
import { askWord } from "../access/answers.ts";
import { makeChallenge, takeChallenge } from "./challenge.ts";
import { ownAccount } from "./own-account.ts";
import { OwnName } from "./passkeys.ts";
import { own, type Who } from "./perform-own.ts";
import type { RelyingParty } from "./relying-party.ts";

/** A passkey is made in two steps: the browser is asked with a challenge, and what it answers is checked before it is kept. */

const ownCredentials = question({
  name: "session.own-credential-ids",
  about: "Which passkeys an account has; asked by the server alone.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({
    accountId: z.uuid(),
    name: z.string(),
    email: z.string(),
    fresh: z.boolean(),
    credentials: z.array(z.object({ id: z.string(), transports: z.array(z.string()) })),
  }),
}).run(async ({ tx }) => {
  const account = await ownAccount(tx);
  const { rows } = await sql<{ credential_id: Buffer; transports: string[] }>`
    select * from access.own_passkeys()`.execute(tx);
  const fresh = await sql<{ fresh: boolean }>`select access.is_fresh() as fresh`.execute(tx);
  return {
    accountId: account.account_id,
    name: account.name,
    email: account.email,
    fresh: fresh.rows[0]?.fresh ?? false,
    credentials: rows.map((row) => ({
      id: row.credential_id.toString("base64url"),
      transports: row.transports,
    })),
  };
});

const keepPasskey = action({
  name: "session.add-passkey",
  about: "Keeps a new passkey of one's own: from then on it signs in, and a password alone does not.",
  needs: "signed-in",
  input: z.object({
    passkeyId: z.uuid(),
    credentialId: z.instanceof(Buffer),
    publicKey: z.instanceof(Buffer),
    counter: z.number(),
    transports: z.array(z.string()),
    name: OwnName,
    backedUp: z.boolean(),
  }),
  output: z.object({ passkeyId: z.uuid() }),
  refusals: ["sign-in-again", "known-already", "too-many", "wrong-passkey"],
}).run(async ({ input, tx }) => {
  const word = await askWord(
    tx,
    sql`access.add_passkey(${input.passkeyId}, ${input.credentialId}, ${input.publicKey}, ${input.counter}, ${[...input.transports]}::text[], ${input.name}, ${input.backedUp})`,
  );
  if (word === "sign-in-again" || word === "known-already" || word === "too-many") return refuse(word);
  return { passkeyId: input.passkeyId };
});

/** Asks the reader's browser for a new passkey. */
export async function beginAddPasskey(
  who: Who,
  party: RelyingParty,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { engine } = who;
  const account = ownCredentials.output.parse(await own(who, ownCredentials, {}));
  if (!account.fresh) throw new Problem("refused", { refusal: "sign-in-again", module: "session" });
  const challenge = await makeChallenge(engine, {
    kind: "new-passkey",
    accountId: account.accountId,
    minutes: 5,
  });
  return generateRegistrationOptions({
    rpName: "Palermo",
    rpID: party.id,
    userID: new Uint8Array(handleOf(engine.answerKey, account.accountId)),
    userName: account.email,
    userDisplayName: account.name,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: 300_000,
    attestationType: "none",
    excludeCredentials: account.credentials.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** What an authenticator keeps beside the key: the same for all passkeys of an account, and not the account's id. */
function handleOf(key: Buffer, accountId: string): Buffer {
  return createHmac("sha256", key).update(`passkey handle ${accountId}`).digest();
}

export const NewPasskey = z.object({
  name: OwnName,
  response: z.looseObject({ id: z.string().max(2000), response: z.looseObject({}) }),
});

/** Checks what the browser answered, and keeps the passkey. */
export async function addPasskey(
  who: Who,
  { name, response }: z.infer<typeof NewPasskey>,
  party: RelyingParty,
): Promise<unknown> {
  const account = ownCredentials.output.parse(await own(who, ownCredentials, {}));
  const verified = await verify(who, { response, party, accountId: account.accountId });
  const { credential, credentialBackedUp } = verified;
  return own(who, keepPasskey, {
    passkeyId: randomUUID(),
    credentialId: Buffer.from(credential.id, "base64url"),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: (credential.transports ?? []).slice(0, 10),
    name,
    backedUp: credentialBackedUp,
  });
}

type Answer = { readonly response: unknown; readonly party: RelyingParty; readonly accountId: string };

async function verify(who: Who, { response, party, accountId }: Answer) {
  let found: VerifiedRegistrationResponse;
  try {
    found = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: async (challenge) => {
        const taken = await takeChallenge(who.engine, "new-passkey", challenge);
        return taken?.accountId === accountId;
      },
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    });
  } catch (cause) {
    throw wrongPasskey(cause);
  }
  if (!found.verified) throw wrongPasskey(undefined);
  return found.registrationInfo;
}

function wrongPasskey(cause: unknown): Problem {
  return new Problem("refused", { refusal: "wrong-passkey", module: "session", cause });
}

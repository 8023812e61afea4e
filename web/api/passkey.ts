import { base64url } from "./device-key.ts";

/** Passkeys through the browser's own interface: what the server asks and what it is answered travel as JSON. */

type Ask = Record<string, unknown>;

/** Whether this browser can have passkeys at all. */
export function hasPasskeys(): boolean {
  return typeof window.PublicKeyCredential === "function";
}

/** Makes a passkey. Null when the reader turned away or waited too long. */
export async function createPasskey(options: Ask): Promise<unknown> {
  return answerOf(() => navigator.credentials.create({ publicKey: creationOptions(options) }));
}

/** Uses one. Null when the reader turned away or waited too long. */
export async function askPasskey(options: Ask): Promise<unknown> {
  return answerOf(() => navigator.credentials.get({ publicKey: requestOptions(options) }));
}

async function answerOf(ask: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const found = await ask();
    return found instanceof PublicKeyCredential ? asJson(found) : null;
  } catch (thrown) {
    if (thrown instanceof DOMException && ["NotAllowedError", "AbortError"].includes(thrown.name))
      return null;
    throw thrown;
  }
}

function creationOptions(options: Ask): PublicKeyCredentialCreationOptions {
  const json = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  if (typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function")
    return PublicKeyCredential.parseCreationOptionsFromJSON(json);
  return {
    ...(options as unknown as PublicKeyCredentialCreationOptions),
    challenge: bytesOf(json.challenge),
    user: { ...json.user, id: bytesOf(json.user.id) },
    excludeCredentials: (json.excludeCredentials ?? []).map(described),
  };
}

function requestOptions(options: Ask): PublicKeyCredentialRequestOptions {
  const json = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  if (typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function")
    return PublicKeyCredential.parseRequestOptionsFromJSON(json);
  return {
    ...(options as unknown as PublicKeyCredentialRequestOptions),
    challenge: bytesOf(json.challenge),
    allowCredentials: (json.allowCredentials ?? []).map(described),
  };
}

function described({ id }: { readonly id: string }): PublicKeyCredentialDescriptor {
  return { id: bytesOf(id), type: "public-key" };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** As `toJSON` gives it, for browsers (and managers of passwords) that have none. */
function asJson(found: PublicKeyCredential): unknown {
  const { response } = found;
  const parts: Record<string, unknown> = { clientDataJSON: base64url(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    parts.attestationObject = base64url(response.attestationObject);
    parts.transports = response.getTransports?.() ?? [];
  }
  if (response instanceof AuthenticatorAssertionResponse) {
    parts.authenticatorData = base64url(response.authenticatorData);
    parts.signature = base64url(response.signature);
    if (response.userHandle) parts.userHandle = base64url(response.userHandle);
  }
  return { id: found.id, rawId: found.id, type: found.type, clientExtensionResults: {}, response: parts };
}

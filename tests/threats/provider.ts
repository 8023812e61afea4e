import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How the provider's next statement differs from a right one. */
export type Fault = {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signs with a key that it does not publish, or not at all. */
  readonly signing?: "unknown-key" | "none" | "same-name-other-key";
  readonly denied?: boolean;
};

export type Provider = {
  readonly issuer: string;
  /** Plays the person at the provider's page: gives what stands behind ? in the address that leads back. */
  readonly visit: (address: string, who: Who, fault?: Fault) => Promise<string>;
  /** Who is signed in at the provider when a browser comes to its page. */
  present: Who;
  /** Breaks off when it is asked to trade a code. */
  silent: boolean;
  /** Requests to the token endpoint, with the secret they carried. */
  readonly trades: URLSearchParams[];
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
};

export type Who = { readonly sub: string; readonly email?: string; readonly email_verified?: boolean };
type Answer = { readonly status: number; readonly body: unknown; readonly location?: string };
type Grant = { readonly query: URLSearchParams; readonly who: Who; readonly fault: Fault };

export const client = { id: "palermo-test", secret: "a secret of the provider" };

/** A provider of OpenID Connect, as small as it can be and still be asked over the network. */
export async function openProvider(): Promise<Provider> {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const strange = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const trades: URLSearchParams[] = [];
  let issuer = "";
  let port = 0;
  let server: Server;

  async function answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? "/", issuer);
    switch (url.pathname) {
      case "/authorize": {
        const back = await provider.visit(url.href, provider.present);
        return { status: 302, body: {}, location: `${url.searchParams.get("redirect_uri")}?${back}` };
      }
      case "/leave":
        return { status: 200, body: "Signed out at the provider" };
      case "/.well-known/openid-configuration":
        return { status: 200, body: description(issuer) };
      case "/jwks":
        return {
          status: 200,
          body: {
            keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }],
          },
        };
      case "/token":
        if (provider.silent) request.destroy();
        return trade(request, new URLSearchParams(await bodyOf(request)));
      default:
        return { status: 404, body: {} };
    }
  }

  function trade(request: IncomingMessage, form: URLSearchParams) {
    trades.push(form);
    const basic = Buffer.from(
      (request.headers.authorization ?? "").replace("Basic ", ""),
      "base64",
    ).toString();
    const given = basic.split(":").map((part) => decodeURIComponent(part.replaceAll("+", " ")));
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (given[0] !== client.id || given[1] !== client.secret)
      return { status: 401, body: { error: "invalid_client" } };
    if (
      !grant ||
      grant.query.get("code_challenge") !== verifier ||
      form.get("redirect_uri") !== grant.query.get("redirect_uri")
    )
      return { status: 400, body: { error: "invalid_grant" } };
    return {
      status: 200,
      body: {
        access_token: randomBytes(8).toString("hex"),
        token_type: "Bearer",
        id_token: statement(grant),
      },
    };
  }

  function statement({ query, who, fault }: Grant): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: client.id,
      exp: now + 300,
      iat: now,
      nonce: query.get("nonce"),
      ...who,
      ...fault.claims,
    };
    if (fault.signing === "none") return `${part({ alg: "none" })}.${part(claims)}.`;
    if (fault.signing === "unknown-key") return signed(strange.privateKey, "other", claims);
    if (fault.signing === "same-name-other-key") return signed(strange.privateKey, "one", claims);
    return signed(keys.privateKey, "one", claims);
  }

  async function start(): Promise<void> {
    server = createServer((request, response) => {
      answer(request).then(
        ({ status, body, location }) =>
          response
            .writeHead(status, { "content-type": "application/json", ...(location ? { location } : {}) })
            .end(JSON.stringify(body)),
        () => response.writeHead(500).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
    issuer = `http://127.0.0.1:${port}`;
  }
  await start();

  const provider: Provider = {
    present: { sub: "nobody" },
    silent: false,
    issuer,
    trades,
    start,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
    async visit(address, who, fault = {}) {
      const { searchParams: query } = new URL(address);
      const state = query.get("state") ?? "";
      if (fault.denied) return `error=access_denied&state=${state}&iss=${encodeURIComponent(issuer)}`;
      const code = randomBytes(16).toString("hex");
      grants.set(code, { query, who, fault });
      return `code=${code}&state=${state}&iss=${encodeURIComponent(issuer)}`;
    },
  };
  return provider;
}

function description(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/leave`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function signed(key: KeyObject, kid: string, claims: object): string {
  const words = `${part({ alg: "RS256", kid })}.${part(claims)}`;
  return `${words}.${createSign("sha256").update(words).sign(key).toString("base64url")}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const piece of request) parts.push(piece as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

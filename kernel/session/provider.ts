import * as openid from "openid-client";
import { Problem } from "#kernel/action";
import type { SingleSignOnSettings } from "#kernel/config";
import type { Outbound } from "#kernel/outbound";

/** How requests leave Palermo: the shape of `fetch`, so that there is one client for all of them. */
export type OutboundFetch = Outbound["fetch"];

const hour = 3_600_000;

/**
 * Gives the provider's description, read again each hour. Signatures of its statements are always checked against its
 * published keys. Throws `single-sign-on-down` when it does not answer, and asks again the next time.
 */
export function connectProvider(
  settings: SingleSignOnSettings,
  ask: OutboundFetch,
): () => Promise<openid.Configuration> {
  let known: { readonly config: openid.Configuration; readonly until: number } | null = null;
  return async () => {
    if (known && known.until > Date.now()) return known.config;
    const config = await discover(settings, ask).catch((cause: unknown) => {
      throw new Problem("refused", { refusal: "single-sign-on-down", module: "session", cause });
    });
    known = { config, until: Date.now() + hour };
    return config;
  };
}

async function discover(settings: SingleSignOnSettings, ask: OutboundFetch): Promise<openid.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const plain = issuer.startsWith("http:") ? [openid.allowInsecureRequests] : [];
  const customFetch: openid.CustomFetch = (url, options) => ask(url, options);
  const found = await openid.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    [openid.customFetch]: customFetch,
    execute: plain,
    timeout: 10,
  });
  const server = found.serverMetadata();
  const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const way = ways.includes("client_secret_basic") ? openid.ClientSecretBasic : openid.ClientSecretPost;
  const config = new openid.Configuration(
    server,
    clientId,
    { client_secret: clientSecret, [openid.clockTolerance]: 30 },
    way(clientSecret),
  );
  config.timeout = 10;
  config[openid.customFetch] = customFetch;
  for (const allow of plain) allow(config);
  openid.enableNonRepudiationChecks(config);
  return config;
}

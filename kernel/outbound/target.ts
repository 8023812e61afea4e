import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "./address.ts";
import { isAllowedHost } from "./hosts.ts";
import { OutboundProblem } from "./problem.ts";

export type OutboundSettings = {
  /** Hosts that may be reached, as the setting PALERMO_OUTBOUND_HOSTS lists them. Empty: none. */
  readonly hosts: readonly string[];
  /** For tests only: plain http and any port of this machine are fine, without the list. */
  readonly loopback?: boolean;
  /** Names to addresses; tests hand in their own. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
};

/** Where a request goes: the one address that was checked, whatever the name says a moment later. */
export type Target = { readonly url: URL; readonly address: string; readonly family: 4 | 6 };

/** Reads an address and refuses what is not https, not on the list, or carries a name and password. */
export function readUrl(text: string, settings: OutboundSettings): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== "" || url.password !== "" || url.hostname === "") {
    throw new OutboundProblem("bad-address", { url: url === null ? text.slice(0, 200) : url.host });
  }
  const own = settings.loopback === true && isLoopbackHost(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && own)) {
    throw new OutboundProblem("not-https", { scheme: url.protocol.replace(/:$/, "") });
  }
  if (!own && !isAllowedHost(settings.hosts, url))
    throw new OutboundProblem("not-allowed", { host: url.host });
  return url;
}

function isLoopbackHost(hostname: string): boolean {
  return hostname === "localhost" || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ""));
}

/** Resolves the host once and refuses it when any of its addresses is private, local or reserved. */
export async function findTarget(text: string, settings: OutboundSettings): Promise<Target> {
  const url = readUrl(text, settings);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) === 0 ? await resolveHost(host, settings) : [host];
  const first = addresses[0];
  if (first === undefined) throw new OutboundProblem("unknown-host", { host });
  for (const address of addresses) {
    const fine = isPublicAddress(address) || (settings.loopback === true && isLoopbackAddress(address));
    if (!fine) throw new OutboundProblem("private-address", { host, address });
  }
  if (url.protocol === "http:" && !isLoopbackAddress(first)) {
    throw new OutboundProblem("not-https", { scheme: "http" });
  }
  return { url, address: first, family: isIP(first) === 6 ? 6 : 4 };
}

async function resolveHost(host: string, { resolve = resolveBySystem }: OutboundSettings) {
  try {
    return await resolve(host);
  } catch {
    throw new OutboundProblem("unknown-host", { host });
  }
}

async function resolveBySystem(host: string): Promise<string[]> {
  return (await lookup(host, { all: true, order: "ipv4first" })).map(({ address }) => address);
}

/** Under which name and from which page passkeys are made and used. */
export type RelyingParty = { readonly id: string; readonly origin: string };

/**
 * The configured address. On plain loopback the name is `localhost`, since an address of numbers can have no passkeys:
 * the page must then be open under that name. `host` (as the request names it) gives the port where the setting leaves it
 * open.
 */
export function relyingPartyOf(publicUrl: string, host: string): RelyingParty {
  const url = new URL(publicUrl);
  if (!isLoopback(url.hostname)) return { id: url.hostname, origin: url.origin };
  const port = url.port === "0" ? (/:(\d+)$/.exec(host)?.[1] ?? "") : url.port;
  return { id: "localhost", origin: `${url.protocol}//localhost${port === "" ? "" : `:${port}`}` };
}

function isLoopback(name: string): boolean {
  return name === "localhost" || name === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(name);
}

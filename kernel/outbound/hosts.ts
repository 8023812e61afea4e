const label = "[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?";
const entry = new RegExp(
  `^(?:\\*\\.)?(?:${label}\\.)*${label}(?::\\d{1,5})?$|^\\[[0-9a-f:]+\\](?::\\d{1,5})?$`,
);

/** Whether a text may stand in the list of hosts: `hooks.example.org`, `*.example.org`, `example.org:8443`. */
export function isHostEntry(text: string): boolean {
  const lower = text.toLowerCase();
  // A star stands for names below something, never for everything below a top-level domain.
  if (lower.startsWith("*.") && lower.split(".").length < 3) return false;
  return entry.test(lower);
}

/** Whether the list names this host and port. An entry without a port means the usual one. */
export function isAllowedHost(list: readonly string[], url: URL): boolean {
  const usual = url.protocol === "http:" ? "80" : "443";
  const port = url.port === "" ? usual : url.port;
  const host = url.hostname.replace(/\.$/, "");
  return list.some((one) => {
    const found = /^(.+?)(?::(\d+))?$/.exec(one.toLowerCase());
    const [name, wanted] = [found?.[1] ?? "", found?.[2] ?? usual];
    if (wanted !== port) return false;
    return name.startsWith("*.") ? host.endsWith(name.slice(1)) : host === name;
  });
}

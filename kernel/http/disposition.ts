/** Names that Windows keeps for devices, with any ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name under which a file is saved: RFC 6266 and 8187, a plain name for old programs, and the name in its own script.
 * Somebody else gave the file its name: it leads to no other folder and to no device, hides no ending by turning the
 * direction of its letters, and breaks out of no header.
 */
export function dispositionOf(name: string): string {
  const safe = safeName(name);
  const plain = safe.replace(/[^\w .()-]/g, "_");
  const own = encodeURIComponent(safe).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${own}`;
}

function safeName(name: string): string {
  const safe = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, "_")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  if (safe === "") return "file";
  return device.test(safe) ? `_${safe}` : safe;
}

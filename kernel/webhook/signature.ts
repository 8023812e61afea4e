import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** The secret of an address: from the key for webhooks, the hook and how often it was changed. Shown once, stored never. */
export function secretOf(seed: Buffer, hookId: string, generation: number): string {
  const bytes = hkdfSync("sha256", seed, Buffer.alloc(0), `webhook ${hookId} ${generation}`, 32);
  return `whs_${Buffer.from(bytes).toString("base64url")}`;
}

/** The header `Palermo-Signature`: the second in which it was sent, and a signature by each secret that still stands. */
export function signatureHeader(secrets: readonly string[], seconds: number, body: string): string {
  return [`t=${seconds}`, ...secrets.map((secret) => `v1=${sign(secret, seconds, body)}`)].join(",");
}

function sign(secret: string, seconds: number, body: string): string {
  return createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
}

/** What a receiver does: at least one signature fits, and it was sent within the last `window` seconds. */
export function isSigned(
  header: string,
  { secret, body, now, window = 300 }: { secret: string; body: string; now: number; window?: number },
): boolean {
  const parts = header.split(",").map((part) => part.split("="));
  const seconds = Number(parts.find(([name]) => name === "t")?.[1]);
  if (!Number.isInteger(seconds) || Math.abs(now - seconds) > window) return false;
  const wanted = Buffer.from(sign(secret, seconds, body));
  return parts.some(([name, value = ""]) => {
    const given = Buffer.from(value);
    return name === "v1" && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

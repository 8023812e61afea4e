import { generateSecret, generateURI, verifySync } from "otplib";

const periodSeconds = 30;

/** A new secret with the address that authenticator apps read. */
export function newTotp(email: string): { secret: string; uri: string } {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: "Palermo", label: email, secret, period: periodSeconds }) };
}

/**
 * The time step that a six-digit code belongs to (RFC 6238, one step of tolerance to either side), or null.
 * The caller refuses a step that was used before.
 */
export function totpStep(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({
    secret,
    token: code,
    epoch,
    period: periodSeconds,
    epochTolerance: periodSeconds,
  });
  return result.valid ? Math.floor(epoch / periodSeconds) + ("delta" in result ? result.delta : 0) : null;
}

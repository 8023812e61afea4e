import { hash, verify } from "@node-rs/argon2";

/** Argon2id with 19 MiB, two passes, one lane (OWASP's minimum); the library's default algorithm is Argon2id. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Shortest password accepted; there is no rule about signs, as NIST SP 800-63B advises. */
export const shortestPassword = 12;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), settings);
}

/** Compares in the same time whether or not the account exists: without a hash, one of nobody's is compared. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await hashOfNobody()), password.normalize("NFKC"), settings);
  return stored !== null && fits;
}

let nobody: Promise<string> | undefined;
function hashOfNobody(): Promise<string> {
  nobody ??= hash("nobody has this password", settings);
  return nobody;
}

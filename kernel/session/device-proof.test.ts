import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isProof, nonceOf, readDeviceKey, wordsToSign } from "./device-proof.ts";

const serverKey = Buffer.alloc(32, 7);
const now = new Date("2026-03-01T12:00:10Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const spki = publicKey.export({ format: "der", type: "spki" });

function prove(nonce: string, method = "POST", path = "/api/a/b", key = privateKey): string {
  const words = Buffer.from(wordsToSign(nonce, method, path));
  return `${nonce}.${sign("sha256", words, { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
}
const holds = (proof: string | undefined, at = now, method = "POST", path = "/api/a/b") =>
  isProof(serverKey, at, { proof, publicKey: spki, method, path });

test("a proof holds for five minutes from the number's minute, and never before it", () => {
  const proof = prove(nonceOf(serverKey, now));
  for (const minutes of [0, 1, 5]) expect(holds(proof, later(minutes)), `${minutes}`).toBe(true);
  for (const minutes of [-60, -1, 6, 60]) expect(holds(proof, later(minutes)), `${minutes}`).toBe(false);
});

test("a proof is bound to key, method, path and this server's numbers", () => {
  const nonce = nonceOf(serverKey, now);
  expect(holds(prove(nonce))).toBe(true);
  expect(holds(prove(nonce, "GET"))).toBe(false);
  expect(holds(prove(nonce, "POST", "/api/a/c"))).toBe(false);
  const other = generateKeyPairSync("ec", { namedCurve: "P-256" });
  expect(holds(prove(nonce, "POST", "/api/a/b", other.privateKey))).toBe(false);
  expect(holds(prove(nonceOf(Buffer.alloc(32, 8), now)))).toBe(false);
});

test("whatever else is sent as a proof is none, and no error either", () => {
  fc.assert(fc.property(fc.string(), (text) => !holds(text)));
  const nonce = nonceOf(serverKey, now);
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 80 }),
      (bytes) => !holds(`${nonce}.${Buffer.from(bytes).toString("base64url")}`),
    ),
  );
  expect(holds(undefined)).toBe(false);
});

test("only keys on P-256 are read", () => {
  expect(readDeviceKey(spki.toString("base64url"))?.equals(spki)).toBe(true);
  for (const namedCurve of ["P-384", "secp256k1"]) {
    const { publicKey: strange } = generateKeyPairSync("ec", { namedCurve });
    expect(readDeviceKey(strange.export({ format: "der", type: "spki" }).toString("base64url"))).toBeNull();
  }
  const edwards = generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" });
  expect(readDeviceKey(edwards.toString("base64url"))).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => readDeviceKey(text) === null));
});

import { createHmac, createSecretKey } from "node:crypto";
import { bytesUuid, type SealingKey } from "./sealed-field.ts";
import { VaultError } from "./vault-error.ts";

/** The master key as a sealing key. Its id is derived from it, so that wrapped keys say which master wrapped them. */
export function masterSealingKey(masterKey: Buffer): SealingKey {
  return {
    id: bytesUuid(fingerprint(masterKey, "palermo master key id").subarray(0, 16)),
    key: createSecretKey(masterKey),
  };
}

/** Sixteen hexadecimal characters that recognise a master key and tell nothing about it. */
export function masterKeyCheck(masterKey: Buffer): string {
  return fingerprint(masterKey, "palermo master key check").toString("hex", 0, 8);
}

function fingerprint(masterKey: Buffer, label: string): Buffer {
  if (masterKey.length !== 32) throw new VaultError("bad-master-key", { bytes: masterKey.length });
  return createHmac("sha256", masterKey).update(label).digest();
}

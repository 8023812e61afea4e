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

function fingerprint(masterKey: Buffer, label: string): Buffer {
  if (masterKey.length !== 32) throw new VaultError("bad-master-key", { bytes: masterKey.length });
  return createHmac("sha256", masterKey).update(label).digest();
}

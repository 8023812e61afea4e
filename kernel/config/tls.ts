import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import type { Config } from "./config.ts";
import { errorCode, errorText, StartError } from "./start-error.ts";

export type Tls = { readonly cert: Buffer; readonly key: Buffer };

/** Reads certificate and key and tries them together. Null when plain HTTP is served. Throws `StartError` (`bad-tls`). */
export function readTls(config: Config): Tls | null {
  if (config.tls === null) return null;
  const cert = readPem("PALERMO_TLS_CERT", config.tls.certFile);
  const key = readPem("PALERMO_TLS_KEY", config.tls.keyFile);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new StartError(
      "bad-tls",
      `The certificate ${config.tls.certFile} and the key ${config.tls.keyFile} cannot be used together: ${errorText(error)}.`,
      { cause: error },
    );
  }
  return { cert, key };
}

function readPem(name: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new StartError(
      "bad-tls",
      `The file ${path} of ${name} cannot be read (${errorCode(error) ?? "unknown reason"}).`,
      {
        cause: error,
      },
    );
  }
}

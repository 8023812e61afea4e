import { createHash } from "node:crypto";
import { MasterKey } from "#kernel/config";

/** One fixed key for all test runs: logins belong to the whole server, so runs beside each other share them. */
export const testMasterKeyText = createHash("sha256").update("palermo test master key").digest("base64");
export const testMasterKey = MasterKey.fromText(testMasterKeyText);

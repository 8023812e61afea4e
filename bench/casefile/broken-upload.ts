import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { partBytes } from "#kernel/files";
import { arrivedParts, finish, type Sending, sendParts } from "./send-file.ts";

export type Broken = {
  /** Share of the file that stood at the server when its sender died. */
  readonly share: number;
  /** MB sent by the sender that went on. */
  readonly sentAgainMb: number;
  readonly wrongDigestRefused: boolean;
  readonly sameBytes: boolean;
};

/** Kills a sender when all parts but two have arrived, goes on with another one, and ends with a wrong and the right digest. */
export async function breakOff(sending: Sending): Promise<Broken> {
  const parts = Math.ceil(statSync(sending.path).size / partBytes);
  const script = join(import.meta.dirname, "send-child.ts");
  const sender = spawn(process.execPath, [script, sending.address, sending.path, sending.uploadId], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(sender, "exit");
  while (sender.exitCode === null && (await arrivedParts(sending)) < Math.max(1, parts - 2)) await wait(20);
  sender.kill("SIGKILL");
  await ended;
  const arrived = await arrivedParts(sending);
  const bytes = await sendParts(sending);
  const sha256 = await digestOf(sending.path);
  const wrong = await finish(sending, "0".repeat(64)).then(
    () => false,
    (error: unknown) => String(error).includes(sha256),
  );
  const { sha256: found } = await finish(sending, sha256);
  return {
    share: arrived / parts,
    sentAgainMb: bytes / 1024 ** 2,
    wrongDigestRefused: wrong,
    sameBytes: found === sha256,
  };
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1024 ** 2 }))
    hash.update(piece as Buffer);
  return hash.digest("hex");
}

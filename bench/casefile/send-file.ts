import { createReadStream, statSync } from "node:fs";
import { z } from "zod";
import type { Client } from "../lib/client.ts";
import { post } from "./plain-http.ts";

const State = z.object({ uploadId: z.uuid(), partBytes: z.int(), parts: z.int(), arrived: z.array(z.int()) });
const Sent = z.object({ uploadId: z.uuid(), sha256: z.string() });

export type Sending = {
  readonly address: string;
  readonly client: Client;
  readonly path: string;
  readonly uploadId: string;
};

/** Sends the parts that have not arrived, the next while the last is being kept; gives how many bytes that were. */
export async function sendParts({ address, client, path, uploadId }: Sending): Promise<number> {
  const { size } = statSync(path);
  const wish = { uploadId, use: "evidence", name: "evidence.img", bytes: size };
  const { partBytes, parts, arrived } = State.parse(await client.call("import.upload-begin", wish));
  const there = new Set(arrived);
  const missing = Array.from({ length: parts }, (_, part) => part).filter((part) => !there.has(part));
  let sent = 0;
  async function lane(): Promise<void> {
    for (let part = missing.shift(); part !== undefined; part = missing.shift()) {
      const start = part * partBytes;
      const end = Math.min(size, start + partBytes) - 1;
      await post({
        url: `${address}/api/import/upload-part?upload=${uploadId}&part=${part}`,
        headers: {
          cookie: client.cookie,
          origin: address,
          "content-type": "application/octet-stream",
          "content-length": String(end - start + 1),
        },
        body: createReadStream(path, { start, end, highWaterMark: 1024 ** 2 }),
      });
      sent += end - start + 1;
    }
  }
  await Promise.all([lane(), lane()]);
  return sent;
}

/** Makes one file of the parts; refused when the digest is another one. */
export async function finish(
  { client, uploadId }: Pick<Sending, "client" | "uploadId">,
  sha256?: string,
): Promise<z.infer<typeof Sent>> {
  return Sent.parse(await client.call("import.upload-finish", { uploadId, ...(sha256 ? { sha256 } : {}) }));
}

/** The parts that stand at the server. */
export async function arrivedParts({ client, path, uploadId }: Omit<Sending, "address">): Promise<number> {
  const wish = { uploadId, use: "evidence", name: "evidence.img", bytes: statSync(path).size };
  return State.parse(await client.call("import.upload-begin", wish)).arrived.length;
}

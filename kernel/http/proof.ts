import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "#kernel/action";
import { type Device, isProof, nonceOf, readDeviceKey } from "#kernel/session";
import type { Ground } from "./ground.ts";

/** The number that the next request of a bound session signs: on every answer of the interface. */
export function offerNonce(ground: Ground, reply: FastifyReply): void {
  reply.header("palermo-nonce", nonceOf(ground.engine.answerKey, ground.engine.now()));
}

/** The key of each session in use, or null for one that is not bound: neither changes while the session lasts. */
const keys = new Map<string, Buffer | null>();

/** Throws `proof-needed` unless the holder of the session's device signed this request. */
export async function demandProof(ground: Ground, request: FastifyRequest, session: Buffer): Promise<void> {
  const name = session.toString("base64");
  let key = keys.get(name);
  if (key === undefined) {
    const { rows } = await ground.engine.app.query<{ public_key: Buffer | null }>(
      "select * from access.key_of_session($1)",
      [session],
    );
    const [row] = rows;
    // There is no such session: entering it says so.
    if (!row) return;
    key = row.public_key;
    if (keys.size > 10_000) keys.clear();
    keys.set(name, key);
  }
  if (key !== null && !isProven(ground, request, key)) throw new Problem("proof-needed");
}

/** Whether the holder of this key signed the request, lately. */
export function provenBy(ground: Ground, request: FastifyRequest, publicKey: Buffer): boolean {
  return isProven(ground, request, publicKey);
}

function isProven(ground: Ground, request: FastifyRequest, publicKey: Buffer): boolean {
  const { answerKey, now } = ground.engine;
  const [path = ""] = request.url.split("?");
  return isProof(answerKey, now(), { proof: proofOf(request), publicKey, method: request.method, path });
}

/** In the header, or where a browser can set none (server-sent events) in the address. */
function proofOf(request: FastifyRequest): string | undefined {
  const header = request.headers["palermo-proof"];
  if (typeof header === "string") return header;
  const { query } = request;
  const given = typeof query === "object" && query !== null && "proof" in query ? query.proof : undefined;
  return request.method === "GET" && typeof given === "string" ? given : undefined;
}

/** The device that signs in: its words for the list of sessions, and its key once it has shown that it holds it. */
export function deviceOf(ground: Ground, request: FastifyRequest, deviceKey: string | undefined): Device {
  const label = labelOf(request);
  if (deviceKey === undefined) return { label, key: null };
  const key = readDeviceKey(deviceKey);
  if (key === null) {
    throw new Problem("bad-input", {
      fields: [{ path: "deviceKey", expected: "a public key on P-256, SPKI in base64url" }],
    });
  }
  if (!isProven(ground, request, key)) throw new Problem("proof-needed");
  return { label, key };
}

/** The browser and system by which a reader recognises a session in the list. */
function labelOf(request: FastifyRequest): string {
  const agent = request.headers["user-agent"] ?? "";
  const browser = /(Firefox|Edg|Chrome|Safari|curl)\/[\d.]+/.exec(agent)?.[1]?.replace("Edg", "Edge") ?? "";
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1] ?? "";
  return [browser, system].filter(Boolean).join(", ");
}

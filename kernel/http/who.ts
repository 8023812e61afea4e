import type { FastifyReply, FastifyRequest } from "fastify";
import { type Entry, Problem } from "#kernel/action";
import { hashToken } from "#kernel/session";
import type { Ground } from "./ground.ts";
import { isBearer, tokenEntryOf } from "./program.ts";
import { demandProof } from "./proof.ts";

/** `__Host-` binds the cookie to this host and to HTTPS; plain loopback has no HTTPS. */
export function cookieName(secure: boolean): string {
  return secure ? "__Host-palermo" : "palermo-loopback";
}

export function setSessionCookie(reply: FastifyReply, ground: Pick<Ground, "secure">, token: string): void {
  reply.setCookie(cookieName(ground.secure), token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: ground.secure,
    maxAge: 12 * 3600,
  });
}

export function clearSessionCookie(reply: FastifyReply, ground: Pick<Ground, "secure">): void {
  reply.clearCookie(cookieName(ground.secure), {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: ground.secure,
  });
}

/**
 * Who sends the request: a program with its access token, the holder of the session cookie (with a proof of the device
 * that the session is bound to), or on the operator's socket the account named.
 */
export async function entryOf(ground: Ground, request: FastifyRequest): Promise<Entry> {
  if (isBearer(request)) return tokenEntryOf(ground, request);
  if (ground.operatorSession) {
    const named = request.headers["palermo-as"];
    const hash = typeof named === "string" ? await ground.operatorSession(named) : null;
    if (!hash) throw new Problem("signed-out");
    return { by: "session", hash };
  }
  const token = request.cookies[cookieName(ground.secure)];
  if (!token) throw new Problem("signed-out");
  const hash = hashToken(token);
  await demandProof(ground, request, hash);
  touch(ground, hash);
  return { by: "session", hash };
}

const touched = new Map<string, number>();

/** Prolongs a session in use, at most once a minute, beside the request. */
function touch(ground: Ground, hash: Buffer): void {
  const name = hash.toString("base64");
  const now = Date.now();
  if (now - (touched.get(name) ?? 0) < 60_000) return;
  if (touched.size > 10_000) touched.clear();
  touched.set(name, now);
  ground.engine.app.query("select access.touch_session($1, interval '2 hours')", [hash]).catch(() => {});
}

import type { FastifyRequest } from "fastify";
import { type Entry, Problem } from "#kernel/action";
import { hashToken, isTokenText } from "#kernel/session";
import type { Ground } from "./ground.ts";
import { createMinuteCount } from "./minute-count.ts";

/** Calls that one access token may send in a minute. */
const most = 600;

export function isBearer(request: FastifyRequest): boolean {
  return /^bearer /i.test(request.headers.authorization ?? "");
}

/** The token that a request carries, however its header is written; undefined without one. */
export function tokenOf(request: FastifyRequest): string | undefined {
  if (!isBearer(request)) return undefined;
  return (request.headers.authorization ?? "").slice("bearer ".length).trim();
}

/** A program by its access token (`Authorization: Bearer palermo_…`). The cookie, if any, is not looked at. */
export function tokenEntryOf(ground: Ground, request: FastifyRequest): Entry {
  const token = tokenOf(request);
  if (token === undefined || !isTokenText(token)) throw new Problem("signed-out");
  const hash = hashToken(token);
  if (count(hash.toString("base64")) !== null) throw new Problem("too-many");
  touch(ground, hash);
  return { by: "token", hash };
}

const count = createMinuteCount(most);

const touched = new Map<string, number>();

/** Notes that a token was used, at most once a minute, beside the request. */
function touch(ground: Ground, hash: Buffer): void {
  const name = hash.toString("base64");
  const now = ground.engine.now().getTime();
  if (Math.abs(now - (touched.get(name) ?? 0)) < 60_000) return;
  if (touched.size > 10_000) touched.clear();
  touched.set(name, now);
  ground.engine.app.query("select access.touch_token($1)", [hash]).catch(() => {});
}

import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Nothing but our style sheet is loaded, nothing runs, nothing frames; forms lead here only. */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** So long may a browser or a proxy go on showing what was withdrawn. */
export const keptSeconds = 60;

export type Sent = {
  readonly type: string;
  readonly text: string;
  readonly status?: number;
  readonly modified?: Date | undefined;
  /** Search engines may keep it. */
  readonly indexed?: boolean;
  readonly fileName?: string;
  /** Never kept on its way or in a browser. */
  readonly fleeting?: boolean | undefined;
};

/** Headers that every public answer carries. */
export function publicHeaders(
  reply: FastifyReply,
  { type, indexed = false, fileName, fleeting = false }: Omit<Sent, "text">,
): void {
  reply.headers({
    "content-type": type,
    "content-security-policy": policy,
    "cache-control": fleeting ? "no-store" : `public, max-age=${keptSeconds}`,
    ...(indexed ? {} : { "x-robots-tag": "noindex" }),
    ...(fileName ? { "content-disposition": `attachment; filename="${fileName}"` } : {}),
  });
}

/** Sends a text that may be kept for a minute, or says that the reader's copy is still right (304). */
export function sendKept(request: FastifyRequest, reply: FastifyReply, sent: Sent): FastifyReply {
  const { text, status = 200, modified } = sent;
  publicHeaders(reply, sent);
  if (status !== 200) return reply.code(status).header("cache-control", "no-store").send(text);
  if (sent.fleeting) return reply.send(text);
  // Weak, because the same text leaves with and without compression.
  const tag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  reply.header("etag", tag);
  if (modified) reply.header("last-modified", modified.toUTCString());
  if (isKnown(request, tag, modified)) return reply.code(304).send();
  return reply.send(text);
}

function isKnown(request: FastifyRequest, tag: string, modified: Date | undefined): boolean {
  const known = request.headers["if-none-match"];
  if (known !== undefined) return known === "*" || known.split(",").some((one) => one.trim() === tag);
  const since = request.headers["if-modified-since"];
  if (since === undefined || modified === undefined) return false;
  // A header counts whole seconds.
  return Math.floor(modified.getTime() / 1000) * 1000 <= Date.parse(since);
}

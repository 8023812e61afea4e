import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { Problem, perform } from "#kernel/action";
import { getSession, type SignedIn } from "#kernel/session";
import type { Ground } from "./ground.ts";
import { entryOf, setSessionCookie } from "./who.ts";

/** The body by its schema; throws `bad-input` that names the fields. */
export function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const found = schema.safeParse(body ?? {});
  if (found.success) return found.data;
  throw new Problem("bad-input", {
    fields: found.error.issues.map((issue) => ({
      path: issue.path.map(String).join("."),
      expected: issue.message,
    })),
  });
}

/** By address: whoever has no session yet could send another cookie with each try. */
export const few = {
  rateLimit: { max: 120, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => request.ip },
};

/** Whoever changes their own sign-in. */
export async function whoOf(ground: Ground, request: FastifyRequest) {
  return { engine: ground.engine, entry: await entryOf(ground, request), requestId: request.id };
}

/** Sets the cookie of a session just opened and tells who is signed in. */
export async function welcome(
  ground: Ground,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { token, hash }: SignedIn,
) {
  setSessionCookie(reply, ground, token);
  const session = await perform(ground.engine, {
    declaration: getSession,
    input: {},
    entry: { by: "session", hash },
    requestId: request.id,
  });
  return getSession.output.parse(session);
}

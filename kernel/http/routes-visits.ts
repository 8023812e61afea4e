import type { FastifyInstance, FastifyRequest } from "fastify";
import { receive, type Visit } from "#kernel/action";
import type { Ground } from "./ground.ts";
import { read } from "./session-input.ts";

/** A visitor holds a secret and tries it by hand: few calls a minute from one address, counted before the database is asked. */
const few = {
  rateLimit: { max: 20, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => request.ip },
};

/** What people without an account may do who hold a secret: `POST /api/<module>/<verb-noun>`, without a session. */
export function addVisits(app: FastifyInstance, ground: Ground): void {
  for (const door of ground.registry.doors) for (const one of door.visits ?? []) addVisit(app, ground, one);
}

function addVisit(app: FastifyInstance, { engine }: Ground, one: Visit): void {
  const schema = {
    operationId: one.name,
    summary: one.about,
    description: "Needs no account: whoever holds the secret may ask.",
    tags: [one.name.split(".")[0] ?? ""],
    security: [],
    body: one.input,
    response: { 200: one.output },
  };
  app.post(`/api/${one.name.replace(".", "/")}`, { config: few, schema }, async (request, reply) => {
    const output = await receive(one, {
      input: read(one.input, request.body),
      pool: engine.app,
      now: engine.now(),
    });
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(output ?? null));
  });
}

import type { FastifyInstance } from "fastify";
import type { PublicTool } from "../public-face/declare.ts";
import { answerMachine } from "../public-face/machine.ts";
import type { PublicGround } from "./ground.ts";

type Machine = {
  readonly open: PublicGround;
  readonly version: string;
  readonly tools: readonly PublicTool[];
};

/** Headers of the protocol itself; nothing else of the caller reaches it, cookies least of all. */
const known = ["accept", "content-type", "mcp-protocol-version"] as const;

/** `POST /public/mcp`. Host and Origin were checked as for every request; a body other than JSON was refused. */
export function addMachine(app: FastifyInstance, { open, version, tools }: Machine): void {
  const ground = { pool: open.pool, site: open.site, version, tools };
  app.post("/mcp", { schema: { hide: true }, bodyLimit: 65_536 }, async (request, reply) => {
    const headers = new Headers();
    for (const name of known) {
      const value = request.headers[name];
      if (typeof value === "string") headers.set(name, value);
    }
    const asked = new Request(`${open.site.url}/public/mcp`, { method: "POST", headers });
    const answer = await answerMachine(ground, asked, request.body);
    reply.code(answer.status).header("cache-control", "no-store").header("x-robots-tag", "noindex");
    const type = answer.headers.get("content-type");
    if (type) reply.type(type);
    return reply.send(await answer.text());
  });
  // Without sessions there is no stream to open and nothing to end.
  app.route({
    method: ["GET", "DELETE"],
    url: "/mcp",
    schema: { hide: true },
    handler: async (_request, reply) => reply.code(405).header("allow", "POST").send(),
  });
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import compress from "@fastify/compress";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { Ground } from "./ground.ts";

/** The built web app: hashed files for a year, its one page for every address under `/app`. */
export async function addWeb(app: FastifyInstance, ground: Ground): Promise<void> {
  const folder = ground.webFolder;
  if (folder === null || !existsSync(join(folder, "index.html"))) return;
  const page = readFileSync(join(folder, "index.html"));
  await app.register(async (web) => {
    await web.register(compress, { encodings: ["br", "gzip"], threshold: 1024 });
    await web.register(fastifyStatic, {
      root: folder,
      prefix: "/",
      index: false,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders(response, path) {
        const hashed = path.includes(`${join(folder, "assets")}`);
        response.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
    const html = async (_request: unknown, reply: import("fastify").FastifyReply) =>
      reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page);
    const front = ground.publicFace?.front ? "/public" : "/app";
    web.get("/", { schema: { hide: true } }, async (_request, reply) => reply.redirect(front));
    web.get("/app", { schema: { hide: true } }, html);
    web.get("/app/*", { schema: { hide: true } }, html);
  });
}

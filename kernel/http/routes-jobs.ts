import type { FastifyInstance } from "fastify";
import { NotFound, perform } from "#kernel/action";
import { getJob, subscribeJob } from "#kernel/jobs";
import type { Ground } from "./ground.ts";
import { entryOf } from "./who.ts";

/** `GET /api/jobs/<id>/events`: a job as it moves, as server-sent events; each look holds the reader's rights of that moment. */
export function addJobEvents(app: FastifyInstance, ground: Ground): void {
  app.get<{ Params: { id: string } }>(
    "/api/jobs/:id/events",
    { schema: { hide: true } },
    async (request, reply) => {
      const entry = await entryOf(ground, request);
      const ask = async () => {
        try {
          return getJob.output.parse(
            await perform(ground.engine, {
              declaration: getJob,
              entry,
              requestId: request.id,
              input: { jobId: request.params.id },
            }),
          );
        } catch {
          return null;
        }
      };
      if ((await ask()) === null) throw new NotFound();
      const left = new AbortController();
      reply.raw.on("close", () => left.abort());
      reply.hijack();
      reply.raw.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      await subscribeJob({
        ask,
        signal: left.signal,
        listener: (job) => void reply.raw.write(`data: ${JSON.stringify(job)}\n\n`),
      });
      reply.raw.end();
    },
  );
}

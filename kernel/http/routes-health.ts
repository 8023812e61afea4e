import type { FastifyInstance } from "fastify";
import type { Ground } from "./ground.ts";

/** `/health` for whoever watches the machine, `/metrics` in OpenMetrics. Neither tells of anybody. */
export function addHealth(app: FastifyInstance, ground: Ground): void {
  const started = Date.now();
  const answered = new Map<string, number>();
  let seconds = 0;
  app.addHook("onResponse", async (request, reply) => {
    const group = (request.routeOptions.url ?? "").split("/")[2] ?? "";
    const name = `${/^[a-z-]+$/.test(group) ? group : "other"}",status="${reply.statusCode}`;
    answered.set(name, (answered.get(name) ?? 0) + 1);
    seconds += reply.elapsedTime / 1000;
  });

  app.get("/health", { schema: { hide: true } }, async (_request, reply) => {
    const shared = {
      version: ground.version,
      demonstration: ground.demonstration,
      uptimeSeconds: Math.round((Date.now() - started) / 1000),
    };
    try {
      await ground.engine.app.query("select 1");
      return { status: "ok", database: "ok", ...shared };
    } catch {
      return reply.code(503).send({ status: "unavailable", database: "unreachable", ...shared });
    }
  });

  app.get("/metrics", { schema: { hide: true } }, async (_request, reply) => {
    const { totalCount, idleCount, waitingCount } = ground.engine.app;
    const lines = [
      "# TYPE palermo_requests counter",
      ...[...answered].map(([name, count]) => `palermo_requests_total{module="${name}"} ${count}`),
      "# TYPE palermo_request_seconds counter",
      `palermo_request_seconds_total ${seconds.toFixed(3)}`,
      "# TYPE palermo_database_connections gauge",
      `palermo_database_connections{state="open"} ${totalCount}`,
      `palermo_database_connections{state="idle"} ${idleCount}`,
      `palermo_database_connections{state="awaited"} ${waitingCount}`,
      "# TYPE palermo_memory_bytes gauge",
      `palermo_memory_bytes ${process.memoryUsage.rss()}`,
      "# EOF",
    ];
    return reply
      .type("application/openmetrics-text; version=1.0.0; charset=utf-8")
      .send(`${lines.join("\n")}\n`);
  });
}

import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { Problem } from "#kernel/action";
import type { Tls } from "#kernel/config";
import type { Ground } from "./ground.ts";
import { sendProblem } from "./problem-reply.ts";
import { tokenOf } from "./program.ts";
import { addPublicFace } from "./public-routes.ts";
import { addDeclarations } from "./routes-declarations.ts";
import { addHealth } from "./routes-health.ts";
import { addJobEvents } from "./routes-jobs.ts";
import { addParcelRoutes } from "./routes-parcel.ts";
import { addSessionRoutes } from "./routes-session.ts";
import { addPasskeyRoutes } from "./routes-session-passkey.ts";
import { addSignInRoutes } from "./routes-session-sign-in.ts";
import { addUploadRoute } from "./routes-upload.ts";
import { addUploadPartRoutes } from "./routes-upload-parts.ts";
import { addVisits } from "./routes-visits.ts";
import { addWeb } from "./routes-web.ts";
import { addSecurity } from "./security.ts";
import { cookieName } from "./who.ts";

/** Builds the server of one listening place: the network, or the operator's socket. */
export async function buildApp(ground: Ground, tls: Tls | null = null): Promise<FastifyInstance> {
  const app = Fastify({
    ...(tls ? { https: tls } : {}),
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: 4 * 1024 * 1024,
    trustProxy: ground.config.trustedProxy.length > 0 ? [...ground.config.trustedProxy] : false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  }) as unknown as FastifyInstance;
  // The kernel parses input and output itself; here the schemas only describe.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler((error, request, reply) => sendProblem(ground, error, request, reply));
  app.setNotFoundHandler((request, reply) => sendProblem(ground, new Problem("not-found"), request, reply));
  await addSecurity(app, ground);
  await app.register(cookie);
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => tokenOf(request) ?? request.cookies[cookieName(ground.secure)] ?? request.ip,
    errorResponseBuilder: () => new Problem("too-many"),
  });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Palermo",
        version: ground.version,
        description: "Actions and questions of Palermo. Errors are application/problem+json (RFC 9457).",
      },
      servers: [{ url: ground.config.publicUrl }],
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: cookieName(ground.secure) },
          token: { type: "http", scheme: "bearer" },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(async (api) => {
    addHealth(api, ground);
    addSignInRoutes(api, ground);
    addPasskeyRoutes(api, ground);
    addSessionRoutes(api, ground);
    addDeclarations(api, ground);
    addVisits(api, ground);
    addJobEvents(api, ground);
    addParcelRoutes(api, ground);
    await addUploadRoute(api, ground);
    await api.register((parts) => addUploadPartRoutes(parts, ground));
    api.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  });
  await addPublicFace(app, ground);
  await addWeb(app, ground);
  return app;
}

import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import { Problem } from "#kernel/action";
import type { Ground } from "./ground.ts";

/** Content security policy and its kin, hosts that may be named, and no requests from other sites. */
export async function addSecurity(app: FastifyInstance, ground: Ground): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "blob:", "data:"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: ground.secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "no-referrer" },
    crossOriginEmbedderPolicy: false,
  });
  const hosts = new Set(ground.config.allowedHosts);
  app.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    if (ground.operatorSession) return;
    // Rebinding: a page of another site whose name was made to lead here still names itself.
    if (!hosts.has(hostName(request.headers.host ?? ""))) throw new Problem("bad-origin");
    if (request.method === "GET" || request.method === "HEAD") return;
    const origin = request.headers.origin;
    if (origin !== undefined && !isOwn(origin, request.headers.host ?? "", hosts))
      throw new Problem("bad-origin");
    const site = request.headers["sec-fetch-site"];
    if (site !== undefined && site !== "same-origin" && site !== "none") throw new Problem("bad-origin");
  });
}

function hostName(host: string): string {
  return host
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .toLowerCase();
}

function isOwn(origin: string, host: string, hosts: ReadonlySet<string>): boolean {
  try {
    const url = new URL(origin);
    return hosts.has(hostName(url.host)) && (url.host === host || hostName(url.host) !== hostName(host));
  } catch {
    return false;
  }
}

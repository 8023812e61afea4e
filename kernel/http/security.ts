import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import { Problem } from "#kernel/action";
import type { Ground } from "./ground.ts";
import { offerNonce } from "./proof.ts";
import { uploadUrl } from "./routes-upload.ts";
import { uploadPartUrl } from "./routes-upload-parts.ts";

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
  const hosts = new Set(ground.config.allowedHosts.map(hostName));
  const publicHost = new URL(ground.config.publicUrl).host;
  app.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    if (ground.operatorSession) return;
    if (request.url.startsWith("/api/")) offerNonce(ground, reply);
    // Rebinding: a page of another site whose name was made to lead here still names itself.
    if (!hosts.has(hostName(request.headers.host ?? ""))) throw new Problem("bad-origin");
    if (request.method === "GET" || request.method === "HEAD") return;
    const origin = request.headers.origin;
    if (origin !== undefined && !isOwn(origin, [request.headers.host ?? "", publicHost]))
      throw new Problem("bad-origin");
    const site = request.headers["sec-fetch-site"];
    if (site !== undefined && site !== "same-origin" && site !== "none") throw new Problem("bad-origin");
    // A form of another page can send anything but JSON without asking first.
    const type = request.headers["content-type"];
    const takesBytes = request.routeOptions.url === uploadPartUrl && type === "application/octet-stream";
    if (!isJson(type) && request.routeOptions.url !== uploadUrl && !takesBytes)
      throw new Problem("bad-input", { fields: [{ path: "", expected: jsonOnly }] });
  });
}

function hostName(host: string): string {
  return host
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .toLowerCase();
}

/** The page comes from the host that it asks, or from the public address where a proxy names the host otherwise. */
function isOwn(origin: string, own: readonly string[]): boolean {
  try {
    return own.includes(new URL(origin).host);
  } catch {
    return false;
  }
}

const jsonOnly = "a JSON body (content-type application/json)";

function isJson(type: string | undefined): boolean {
  // Without a body there is no type: a question or action without input.
  return type === undefined || /^application\/json\s*(;|$)/i.test(type);
}

import { chmodSync, rmSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { openCommandSession } from "#kernel/access";
import { type Config, isLoopback, readTls, socketPath } from "#kernel/config";
import { buildApp, type Ground, type PublicGround } from "#kernel/http";
import { createOutbound } from "#kernel/outbound";
import { createSingleSignOn } from "#kernel/session";
import { log } from "./log.ts";
import type { Services } from "./services.ts";
import { version } from "./version.ts";

function groundOf(services: Services, demonstration: boolean): Ground {
  const { engine, registry, files, config, post } = services;
  return {
    engine,
    registry,
    files,
    config,
    version,
    demonstration,
    secure: config.publicUrl.startsWith("https:"),
    webFolder: null,
    operatorSession: null,
    singleSignOn: singleSignOnOf(config),
    publicFace: publicGroundOf(services, demonstration),
    post,
    log,
  };
}

/** The pages for everybody, where this instance shows them. */
function publicGroundOf({ config, database }: Services, demonstration: boolean): PublicGround | null {
  const { shown, contact, perMinute, front } = config.publicFace;
  if (shown === "never" || (shown === "demonstration" && !demonstration)) return null;
  return { pool: database.public, site: { url: config.publicUrl, contact }, perMinute, front };
}

/** The provider's own host may be reached because its setting names it; other hosts of it stand in the list of hosts. */
function singleSignOnOf({ singleSignOn: settings, publicUrl, outbound }: Config) {
  if (!settings) return null;
  const { host, hostname } = new URL(settings.issuer);
  const client = createOutbound({
    hosts: [host, ...outbound.hosts],
    loopback: outbound.loopback === true || isLoopback(hostname),
  });
  return createSingleSignOn({ settings, publicUrl, fetch: client.fetch });
}

/** Serves browsers and programs at the configured address. Throws what `listen` throws, e.g. EADDRINUSE. */
export async function listenOnNetwork(
  services: Services,
  demonstration: boolean,
  webFolder: string | null,
): Promise<{ app: FastifyInstance; address: string }> {
  const { config } = services;
  const app = await buildApp({ ...groundOf(services, demonstration), webFolder }, readTls(config));
  await app.listen({ host: config.host, port: config.port });
  return { app, address: addressOf(app, config) };
}

function addressOf(app: FastifyInstance, config: Config): string {
  const bound = app.server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : config.port;
  const url = new URL(config.publicUrl);
  if (config.port === 0) url.port = String(port);
  return url.toString().replace(/\/$/, "");
}

/** Serves commands on a socket of mode 600 in the data folder: who may open it may act as the operator. */
export async function listenOnSocket(services: Services, demonstration: boolean): Promise<FastifyInstance> {
  const path = socketPath(services.config);
  const sessions = new Map<string, { hash: Buffer; until: number }>();
  let owner: Promise<pg.Client> | null = null;
  const operatorSession = async (email: string): Promise<Buffer | null> => {
    const known = sessions.get(email);
    if (known && known.until > Date.now()) return known.hash;
    owner ??= services.database.owner();
    const client = await owner;
    const hash = await openCommandSession(client, email).catch(async (error: unknown) => {
      owner = null;
      await client.end().catch(() => {});
      throw error;
    });
    if (hash) sessions.set(email, { hash, until: Date.now() + 10 * 60_000 });
    return hash;
  };
  const app = await buildApp({ ...groundOf(services, demonstration), operatorSession });
  app.addHook("onClose", async () => {
    await (await owner)?.end();
  });
  rmSync(path, { force: true });
  await app.listen({ path });
  chmodSync(path, 0o600);
  return app;
}

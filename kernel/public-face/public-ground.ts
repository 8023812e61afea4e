import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { buildApp, type PublicGround } from "#kernel/http";
import type { ModuleDoor } from "#kernel/module";
import { openTestKernel, type TestKernel } from "#kernel/testing";

export type PublicTestGround = {
  readonly kernel: TestKernel;
  readonly app: FastifyInstance;
  readonly log: string[];
  readonly get: (url: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>;
  readonly close: () => Promise<void>;
};

export const testHost = "127.0.0.1:7420";

/** For tests: the routes of a Palermo that shows its public pages (or, told so, does not), asked without a network. */
export async function openPublicGround(
  modules: readonly ModuleDoor[],
  settings: Partial<PublicGround> | "off" = {},
): Promise<PublicTestGround> {
  const kernel = await openTestKernel({ modules });
  const { engine, registry, files, config } = kernel.services;
  const log: string[] = [];
  const app = await buildApp({
    engine,
    registry,
    files,
    config,
    version: "0.0.0",
    demonstration: false,
    secure: false,
    webFolder: null,
    operatorSession: null,
    publicFace:
      settings === "off"
        ? null
        : {
            pool: kernel.database.public,
            site: { url: "https://palermo.example", contact: "corrections@palermo.example" },
            perMinute: 100_000,
            front: false,
            ...settings,
          },
    log: (word, detail) => log.push(`${word} ${JSON.stringify(detail)}`),
  });
  return {
    kernel,
    app,
    log,
    get: (url, headers = {}) => app.inject({ method: "GET", url, headers: { host: testHost, ...headers } }),
    async close() {
      await app.close();
      await kernel.close();
    },
  };
}

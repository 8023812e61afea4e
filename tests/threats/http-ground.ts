import { randomUUID } from "node:crypto";
import type { LightMyRequestResponse } from "fastify";
import { buildApp } from "#kernel/http";
import type { ModuleDoor } from "#kernel/module";
import type { SingleSignOn } from "#kernel/session";
import { hashPassword } from "#kernel/session";
import { openTestKernel, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";

export type Answer = {
  readonly status: number;
  readonly headers: LightMyRequestResponse["headers"];
  readonly body: Record<string, unknown>;
  readonly text: string;
  readonly cookies: LightMyRequestResponse["cookies"];
};

export type Ask = {
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: "GET" | "POST";
  /** Sent as it is instead of the input as JSON. */
  readonly raw?: string | Buffer;
  readonly from?: string;
};

/** A kernel with the real routes over it, asked without a network. */
export type HttpGround = {
  readonly kernel: TestKernel;
  readonly log: string[];
  readonly ask: (path: string, input?: unknown, how?: Ask) => Promise<Answer>;
  /** Signs in and gives the cookie to send. */
  readonly signIn: (email: string, password: string, code?: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

export async function openHttpGround(
  modules: readonly ModuleDoor[] = [],
  singleSignOn: SingleSignOn | null = null,
): Promise<HttpGround> {
  const kernel = await openTestKernel({ modules });
  const { engine, registry, files, config, post } = kernel.services;
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
    singleSignOn,
    post,
    log: (word, detail) => log.push(`${word} ${JSON.stringify(detail)}`),
  });
  async function ask(path: string, input: unknown = {}, how: Ask = {}): Promise<Answer> {
    const method = how.method ?? "POST";
    const response = await app.inject({
      method,
      url: path,
      remoteAddress: how.from ?? "127.0.0.1",
      headers: {
        host: "127.0.0.1:7420",
        ...(method === "POST" ? { "content-type": "application/json" } : {}),
        ...(how.cookie ? { cookie: how.cookie } : {}),
        ...how.headers,
      },
      ...(method === "POST" ? { payload: how.raw ?? JSON.stringify(input) } : {}),
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      body: bodyOf(response.body),
      text: response.body,
      cookies: response.cookies,
    };
  }
  return {
    kernel,
    log,
    ask,
    async signIn(email, password, code) {
      const answer = await ask("/api/session/open-session", { email, password, ...(code ? { code } : {}) });
      const [cookie] = answer.cookies;
      if (!cookie) throw new Error(`sign-in answered ${answer.status} ${answer.text}`);
      return `${cookie.name}=${cookie.value}`;
    },
    async close() {
      await app.close();
      await kernel.close();
    },
  };
}

function bodyOf(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A problem without the number of its request, which is the one thing that may differ. */
export function withoutRequest({ requestId: _, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest;
}

export function newKey(): { "idempotency-key": string } {
  return { "idempotency-key": randomUUID() };
}

/** A ground with two investigators of one agency, signed in. */
export type OfficeGround = HttpGround & {
  readonly agencyId: string;
  readonly cookie: string;
  /** The cookie of somebody to whom nothing was given. */
  readonly stranger: string;
  readonly newPerson: (role: string) => Promise<string>;
  /** A case that the first investigator opens. */
  readonly newCase: () => Promise<{ caseId: string; code: string }>;
};

export const officePassword = "a long enough passphrase";

export async function openOfficeGround(): Promise<OfficeGround> {
  const ground = await openHttpGround([casefile]);
  const agencyId = await ground.kernel.openAgency();
  const newPerson = async (role: string) => {
    const email = `${randomUUID()}@agency.test`;
    const passwordHash = await hashPassword(officePassword);
    await ground.kernel.openAccount({ agencyId, roles: [role], email, passwordHash });
    return ground.signIn(email, officePassword);
  };
  const cookie = await newPerson("investigator");
  return {
    ...ground,
    agencyId,
    cookie,
    stranger: await newPerson("investigator"),
    newPerson,
    async newCase() {
      const caseId = randomUUID();
      const made = await ground.ask("/api/casefile/open-case", { caseId, kind: "trafficking" }, { cookie });
      if (made.status !== 200) throw new Error(made.text);
      return { caseId, code: String(made.body.code) };
    },
  };
}

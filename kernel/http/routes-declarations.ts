import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Declaration, Problem, perform } from "#kernel/action";
import type { Ground } from "./ground.ts";
import { addDownload } from "./routes-download.ts";
import { clearSessionCookie, entryOf } from "./who.ts";

/** Every action and question under `POST /api/<module>/<verb-noun>`; questions without personal input also with GET. */
export function addDeclarations(app: FastifyInstance, ground: Ground): void {
  for (const door of ground.registry.doors) {
    for (const declaration of door.declarations) addDeclaration(app, ground, declaration);
    for (const download of door.downloads ?? []) addDownload(app, ground, download);
  }
}

/** Few calls a minute where each one may look for a person (threat: insider harvesting). */
const slow: Readonly<Record<string, number>> = {
  "person.find-person": 30,
  "person.reveal-identity": 60,
  "casefile.find-cases-by-name": 30,
  "access.break-glass": 10,
};

function addDeclaration(app: FastifyInstance, ground: Ground, declaration: Declaration): void {
  const url = `/api/${declaration.name.replace(".", "/")}`;
  const limit = slow[declaration.name];
  const config = limit ? { config: { rateLimit: { max: limit, timeWindow: 60_000 } } } : {};
  const tags = [declaration.name.split(".")[0] ?? ""];
  const shared = {
    operationId: declaration.name,
    summary: declaration.about,
    description: `Needs: ${declaration.needs}.`,
    tags,
  };
  const response = { 200: declaration.output };
  const body = isEmptyObject(declaration.input) ? {} : { body: declaration.input };
  app.post(url, { ...config, schema: { ...shared, ...body, response } }, async (request, reply) => {
    const output = await answer(ground, declaration, request, request.body);
    if (declaration.name === "session.close-session") clearSessionCookie(reply, ground);
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(output ?? null));
  });
  if (declaration.kind === "question" && declaration.inAddress) {
    const querystring = z.object({ input: z.string().optional().describe("the input as JSON") });
    app.get(
      url,
      { ...config, schema: { ...shared, operationId: `${declaration.name}.get`, querystring, response } },
      async (request, reply) => {
        const output = await answer(ground, declaration, request, inputOfAddress(request.query));
        return reply.type("application/json; charset=utf-8").send(JSON.stringify(output ?? null));
      },
    );
  }
}

function isEmptyObject(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;
}

function inputOfAddress(query: unknown): unknown {
  const text = typeof query === "object" && query !== null && "input" in query ? query.input : undefined;
  if (typeof text !== "string") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("bad-input", { fields: [{ path: "input", expected: "JSON" }] });
  }
}

async function answer(
  ground: Ground,
  declaration: Declaration,
  request: FastifyRequest,
  input: unknown,
): Promise<unknown> {
  const { headers } = request;
  const entry = await entryOf(ground, request);
  return perform(ground.engine, {
    declaration,
    entry,
    input,
    requestId: request.id,
    key: keyOf(headers["idempotency-key"]),
    expects: versionOf(headers["palermo-expects"]),
    purpose: wordsOf(headers["palermo-purpose"]),
    reason: wordsOf(headers["palermo-reason"]),
  });
}

function keyOf(value: string | string[] | undefined): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (
    typeof value === "string" &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
  )
    return value;
  throw new Problem("bad-input", { fields: [{ path: "Idempotency-Key", expected: "a uuid" }] });
}

function versionOf(value: string | string[] | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^\d{1,9}$/.test(value)) return Number(value);
  throw new Problem("bad-input", {
    fields: [{ path: "Palermo-Expects", expected: "a version, a whole number" }],
  });
}

function wordsOf(value: string | string[] | undefined): string | undefined {
  if (typeof value !== "string") return undefined;
  try {
    return decodeURIComponent(value).slice(0, 300);
  } catch {
    return undefined;
  }
}

import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modules } from "#modules";
import { type HttpGround, openHttpGround } from "./threats/http-ground.ts";

type Operation = {
  readonly operationId?: string;
  readonly summary?: string;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> };
  readonly responses?: Record<
    string,
    { readonly description?: string; readonly content?: Record<string, { readonly schema: unknown }> }
  >;
};

let ground: HttpGround;
let document: Record<string, unknown>;
let operations: { readonly path: string; readonly method: string; readonly operation: Operation }[];

beforeAll(async () => {
  ground = await openHttpGround(modules);
  document = (await ground.ask("/api/openapi.json", undefined, { method: "GET" })).body;
  const paths = document.paths as Record<string, Record<string, Operation>>;
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
});
afterAll(async () => {
  await ground?.close();
});

describe("the interface's own description (OpenAPI 3.1)", () => {
  test("names its version, title and server", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.info).toMatchObject({ title: "Palermo", version: "0.0.0" });
    expect(document.servers).toHaveLength(1);
  });

  test("has an entry for every action and question, named and described", () => {
    const described = new Map(operations.map(({ operation, path }) => [operation.operationId, path]));
    for (const { name } of ground.kernel.services.registry.doors.flatMap((door) => door.declarations)) {
      expect(described.get(name), name).toBe(`/api/${name.replace(".", "/")}`);
    }
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation, path } of operations) {
      expect(operation.summary?.length ?? 0, path).toBeGreaterThan(5);
      expect(Object.keys(operation.responses ?? {}).length, path).toBeGreaterThan(0);
    }
  });

  test("holds schemas only that are JSON Schema 2020-12, as OpenAPI 3.1 asks", () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const schemas = operations.flatMap(({ path, operation }) =>
      [
        ...Object.values(operation.requestBody?.content ?? {}),
        ...Object.values(operation.responses ?? {}).flatMap((response) =>
          Object.values(response.content ?? {}),
        ),
      ].map(({ schema }) => ({ path, schema })),
    );
    expect(schemas.length).toBeGreaterThan(60);
    for (const { path, schema } of schemas) {
      expect(ajv.validateSchema(schema as object), `${path}: ${ajv.errorsText()}`).toBe(true);
      expect(JSON.stringify(schema), path).not.toContain('"nullable"');
    }
  });

  test("refers only to what it holds, and describes every response", () => {
    const text = JSON.stringify(document);
    const held = document.components as { schemas?: Record<string, unknown> };
    for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(held.schemas).toHaveProperty([name]);
    for (const { path, operation } of operations)
      for (const response of Object.values(operation.responses ?? {}))
        expect(typeof response.description, path).toBe("string");
  });
});

import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Declaration, Problem } from "#kernel/action";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { makeCode } from "#kernel/words";
import { casefile } from "#modules/casefile";
import { referral } from "#modules/referral";

/** Names by which an input points at something of a dossier; a module that brings others adds them here. */
const pointers = [
  "dossierId",
  "caseId",
  "personId",
  "participantId",
  "grantId",
  "code",
  "breakGlassId",
] as const;
type Pointers = Record<(typeof pointers)[number], string>;

let kernel: TestKernel;
let keeper: TestAccount;
const strangers: TestAccount[] = [];
let hidden: Pointers;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile, referral] });
  const agencyId = await kernel.openAgency();
  keeper = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  const roles = ["investigator", "prosecutor", "advocate", "admin", "auditor", "coordinator"];
  for (const role of roles) strangers.push(await kernel.openAccount({ agencyId, roles: [role] }));
  strangers.push(await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["investigator"] }));
  const caseId = randomUUID();
  const opened = (await keeper.callByName("casefile.open-case", { caseId, kind: "both" })) as {
    code: string;
  };
  const participantId = randomUUID();
  const added = (await keeper.callByName("casefile.add-participant", {
    caseId,
    participantId,
    capacity: "witness",
    person: { identity: {} },
    facts: {},
  })) as { personId: string };
  const { items } = (await keeper.callByName("access.list-grants", { dossierId: caseId })) as {
    items: { grantId: string }[];
  };
  hidden = {
    dossierId: caseId,
    caseId,
    personId: added.personId,
    participantId,
    grantId: items[0]?.grantId ?? "",
    code: opened.code,
    breakGlassId: randomUUID(),
  };
});
afterAll(() => kernel?.close());

function absent(): Pointers {
  const made = Object.fromEntries(pointers.map((name) => [name, randomUUID()]));
  return { ...(made as Pointers), code: makeCode("C", randomBytes(5)) };
}

type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  format?: string;
  minimum?: number;
  default?: unknown;
};

/** Inputs that fit the schema, one for each shape that it allows, with the pointers filled in. */
function inputsFor(schema: Schema, given: Pointers, name = ""): unknown[] {
  const shapes = schema.anyOf ?? schema.oneOf;
  if (shapes) return shapes.flatMap((shape) => inputsFor(shape, given, name));
  const pointer = pointers.find((one) => one === name);
  if (pointer) return [given[pointer]];
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return [schema.enum[0]];
  switch (schema.type) {
    case "object": {
      const required = schema.required ?? [];
      const own = Object.entries(schema.properties ?? {}).filter(
        ([key]) => required.includes(key) || pointers.some((one) => one === key),
      );
      return own.reduce<object[]>(
        (made, [key, part]) =>
          made.flatMap((input) =>
            inputsFor(part, given, key)
              .slice(0, 3)
              .map((value) => ({ ...input, [key]: value })),
          ),
        [{}],
      );
    }
    case "array":
      return [schema.items ? inputsFor(schema.items, given).slice(0, 1) : []];
    case "integer":
    case "number":
      return [Math.max(1, schema.minimum ?? 1)];
    case "boolean":
      return [true];
    case "string":
      return [schema.format === "uuid" ? "018f0000-0000-7000-8000-000000000000" : "a reason of some length"];
    default:
      return [{}];
  }
}

/** By a property of that name; a choice of a list may be called the same. */
function pointsAtDossier(text: string): boolean {
  return pointers.some((name) => text.includes(`"${name}":`));
}

async function answerOf(who: TestAccount, declaration: Declaration, input: unknown): Promise<string> {
  try {
    return `done ${JSON.stringify(await who.callByName(declaration.name, input))}`;
  } catch (error) {
    if (error instanceof Problem)
      return `${error.code} ${JSON.stringify({ ...error.detail, cause: undefined })}`;
    return `bug ${error instanceof Error && "code" in error ? String(error.code) : String(error)}`;
  }
}

/**
 * What cannot answer alike: opening anew with an id that somebody else has (below); break-glass, the one door that a
 * stranger with the right may open, written down and told at once; and the auditors' list, whose work is codes.
 */
const otherwise = [
  "casefile.open-case",
  "referral.open-support-file",
  "access.break-glass",
  "audit.list-events",
];

describe("strangers", () => {
  test("[access] every action and question gives a stranger the same answer for what is hidden and what is not there", async () => {
    const { doors } = kernel.services.registry;
    const asked: string[] = [];
    const differing: string[] = [];
    for (const declaration of doors.flatMap((door) => door.declarations)) {
      const schema = z.toJSONSchema(declaration.input, { io: "input", unrepresentable: "any" }) as Schema;
      if (!pointsAtDossier(JSON.stringify(schema))) continue;
      if (otherwise.includes(declaration.name)) continue;
      const there = inputsFor(schema, hidden);
      const nowhere = inputsFor(schema, absent());
      for (const [index, input] of there.entries()) {
        for (const who of strangers) {
          const seen = await answerOf(who, declaration, input);
          const blind = await answerOf(who, declaration, nowhere[index]);
          if (seen !== blind)
            differing.push(`${declaration.name} ${JSON.stringify(input)}: ${seen} / ${blind}`);
          if (seen.startsWith("done") && /"items":\[\{/.test(seen))
            differing.push(`${declaration.name} lists: ${seen}`);
          if (seen.startsWith("bug")) differing.push(`${declaration.name}: ${seen}`);
          if (seen.startsWith("not-found")) asked.push(declaration.name);
        }
      }
    }
    expect(differing).toEqual([]);
    expect([...new Set(asked)].sort()).toEqual(
      expect.arrayContaining([
        "access.end-grant",
        "access.find-dossier",
        "access.give-grant",
        "access.list-grants",
        "access.seal-dossier",
        "access.unseal-dossier",
        "casefile.add-participant",
        "casefile.close-case",
        "casefile.get-case",
        "casefile.list-participants",
        "casefile.remove-participant",
        "casefile.revise-participant",
        "history.list-history",
        "person.erase-person",
        "person.reveal-identity",
        "person.revise-identity",
      ]),
    );
  });

  test("[access] opening a dossier under an id that somebody else's has tells nothing of it and changes nothing", async () => {
    const [stranger] = strangers;
    if (!stranger) throw new Error("a stranger was expected");
    await expect(
      stranger.callByName("casefile.open-case", { caseId: hidden.caseId, kind: "trafficking" }),
    ).rejects.toThrow();
    const still = (await keeper.callByName("casefile.get-case", { caseId: hidden.caseId })) as {
      kind: string;
    };
    expect(still.kind).toBe("both");
    await expect(stranger.callByName("casefile.get-case", { caseId: hidden.caseId })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

import { expect, test } from "vitest";
import { z } from "zod";
import { wrongFields } from "./wrong-fields.ts";

const Input = z.object({
  caseId: z.uuid(),
  person: z.union([
    z.object({ personId: z.uuid() }),
    z.object({ identity: z.object({ names: z.array(z.object({ family: z.string() })) }) }),
  ]),
});

function wrong(input: unknown) {
  const read = Input.safeParse(input);
  return read.success ? [] : wrongFields(read.error);
}

test("each wrong place is named with what is expected there", () => {
  expect(wrong({ caseId: "x", person: { personId: "y" } })).toEqual([
    { path: "caseId", expected: "Invalid UUID" },
    { path: "person.personId", expected: "Invalid UUID" },
  ]);
});

test("of several shapes the one is named that comes nearest", () => {
  const person = { identity: { names: [{ family: "A" }, { family: 7 }] } };
  expect(wrong({ caseId: crypto.randomUUID(), person }).map((field) => field.path)).toEqual([
    "person.identity.names.1.family",
  ]);
});

test("what was sent is not repeated", () => {
  expect(JSON.stringify(wrong({ caseId: "SECRET", person: { personId: "SECRET" } }))).not.toContain("SECRET");
});

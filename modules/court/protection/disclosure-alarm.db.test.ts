import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addTemporary } from "#kernel/files";
import { makePdf } from "#kernel/report";
import { type CourtGround, openCourtGround, type WitnessCase } from "../lines/test-ground.ts";

let ground: CourtGround;
let pdf: Buffer;
beforeAll(async () => {
  ground = await openCourtGround();
  const text = "On Monday Zdenka Marlow said that the foreman kept her passport.";
  const data = { title: "Statement", date: "2 March 2026", blocks: [{ kind: "text", text }] };
  const made = await makePdf({ template: "document", lang: "en", demonstration: false, data } as never);
  pdf = Buffer.from(made.pdf);
});
afterAll(() => ground?.kernel.close());

const mark = (phrase: string) => ({
  phrase,
  ground: "identity-of-protected-person",
  authority: "Court, order 4",
});

async function caseWithStatement(): Promise<WitnessCase & { evidenceId: string }> {
  const of = await ground.newCase({ given: "Zdenka", family: "Marlow" });
  const evidenceId = randomUUID();
  const stored = await ground.kernel.services.files.write(Readable.from([pdf]), { limit: pdf.length });
  const { temporaryId } = await ground.prosecutor.work((context) =>
    addTemporary(context, { name: "a.pdf", mediaType: "application/octet-stream", stored, raw: true }),
  );
  const at = `${ground.inDays(-3)}T10:00:00Z`;
  await ground.call("casefile.add-evidence", {
    ...{ caseId: of.caseId, evidenceId, kind: "document", title: "Statement", uploadId: temporaryId },
    beginning: { act: "seized", at, by: "Vidal", place: "Office", reason: "Warrant", seal: "A-1" },
  });
  return { ...of, evidenceId };
}

async function pseudonymFor({ caseId, witness: { participantId } }: WitnessCase): Promise<string> {
  const lineId = randomUUID();
  const facts = { actId: randomUUID(), on: ground.today(), by: "Court" };
  const begin = { caseId, what: "pseudonym", participantId, details: { pseudonym: "Witness 3" } };
  await ground.call("court.grant-measure", { ...facts, lineId, begin });
  return lineId;
}

async function copyWith(evidenceId: string, caseId: string, marks: object[], who = ground.prosecutor) {
  const disclosureId = randomUUID();
  const input = { disclosureId, evidenceId, recipient: "Defence", marks };
  await ground.call("casefile.make-disclosure", input, who);
  type Copy = { disclosureId: string; state: string; problem: string | null };
  for (let tries = 0; tries < 400; tries += 1) {
    const { items } = (await ground.call("casefile.list-disclosures", { caseId }, who)) as { items: Copy[] };
    const copy = items.find((one) => one.disclosureId === disclosureId);
    if (copy !== undefined && copy.state !== "making") return copy;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no copy was made");
}

describe("a document for disclosure", () => {
  it("[K4] raises the alarm while any form of a name under a pseudonym is left in it, and leaves when none is", async () => {
    const of = await caseWithStatement();
    await pseudonymFor(of);
    expect(await copyWith(of.evidenceId, of.caseId, [mark("Zdenka Marlow said")])).toMatchObject({
      state: "made",
    });
    expect(await copyWith(of.evidenceId, of.caseId, [mark("Marlow")])).toMatchObject({
      state: "failed",
      problem: expect.stringMatching(/pseudonym/),
    });
    expect(await copyWith(of.evidenceId, of.caseId, [mark("Zdenka"), mark("Marlow")])).toMatchObject({
      state: "made",
    });
  });

  it("is not stopped for somebody without a pseudonym, nor when it has ended", async () => {
    const of = await caseWithStatement();
    expect(await copyWith(of.evidenceId, of.caseId, [mark("foreman")])).toMatchObject({ state: "made" });
    const lineId = await pseudonymFor(of);
    expect(await copyWith(of.evidenceId, of.caseId, [mark("foreman")])).toMatchObject({ state: "failed" });
    const facts = { actId: randomUUID(), on: ground.today(), by: "Court", reason: "wished so" };
    await ground.call("court.end-measure", { ...facts, lineId });
    expect(await copyWith(of.evidenceId, of.caseId, [mark("foreman")])).toMatchObject({ state: "made" });
  });

  it("is not made by somebody who may not know the name, since it could not be checked; which person it is stays unsaid", async () => {
    const of = await caseWithStatement();
    await pseudonymFor(of);
    await ground.call("access.give-grant", {
      ...{ dossierId: of.caseId, compartments: ["investigation"], level: "contribute", purpose: "case-work" },
      to: { kind: "account", id: ground.police.accountId },
    });
    const copy = await copyWith(of.evidenceId, of.caseId, [mark("Zdenka"), mark("Marlow")], ground.police);
    expect(copy).toMatchObject({ state: "failed", problem: expect.stringMatching(/not for you to know/) });
    expect(copy.problem).not.toMatch(/P-|Zdenka|Marlow/);
  });

  it("asks nobody's pseudonyms of a stranger", async () => {
    const of = await caseWithStatement();
    await pseudonymFor(of);
    const { sql } = await import("kysely");
    const asked = (who: typeof ground.stranger) =>
      who.work(
        async ({ tx }) => (await sql`select part.pseudonymous(${of.caseId}::uuid) as p`.execute(tx)).rows[0],
      );
    expect(await asked(ground.stranger)).toEqual({ p: [] });
    expect(await asked(ground.prosecutor)).toEqual({ p: [of.witness.personId] });
    await expect(
      ground.prosecutor.work(({ tx }) =>
        sql`select court.pseudonymous_people(${of.caseId}::uuid)`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: "42501" });
  });
});

import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePdf } from "#kernel/report";
import { addParticipant } from "../add-participant.ts";
import { type EvidenceGround, newEvidence, openEvidenceGround } from "../evidence/test-ground.ts";
import { downloadDisclosed } from "./download-disclosed.ts";
import { listDisclosures } from "./list-disclosures.ts";
import { makeDisclosure } from "./make-disclosure.ts";
import { proposeMarks } from "./propose-marks.ts";

let ground: EvidenceGround;
let pdf: Buffer;
const poppler = existsSync("/usr/bin/pdftotext");

beforeAll(async () => {
  ground = await openEvidenceGround();
  const made = await makePdf({
    template: "document",
    lang: "en",
    demonstration: false,
    data: {
      title: "Statement",
      date: "2 March 2026",
      blocks: [
        {
          kind: "text",
          text: "On Monday Zdenka Marlow said that the foreman kept her passport. Marlow, Zdenka signed.",
        },
        { kind: "text", text: "The foreman Viktor Marin denies it." },
      ],
    },
  });
  pdf = Buffer.from(made.pdf);
});
afterAll(() => ground?.kernel.close());

async function caseWithStatement(content: Buffer = pdf) {
  const caseId = await ground.newCase();
  const person = (capacity: string, given: string, family: string) =>
    ground.owner.call(addParticipant, {
      caseId,
      participantId: randomUUID(),
      capacity,
      person: { identity: { names: { state: "known", value: [{ kind: "legal", given, family }] } } },
    } as never);
  await person("identified_victim", "Zdenka", "Marlow");
  await person("suspected_person", "Viktor", "Marin");
  const { evidenceId } = await newEvidence(ground, caseId, { content, name: "Zdenka Marlow.pdf" });
  await ground.jobsDone();
  return { caseId, evidenceId };
}

const mark = (phrase: string, more: object = {}) => ({
  phrase,
  ground: "identity-of-protected-person" as const,
  authority: "District court, order 4",
  ...more,
});

async function copyOf(disclosureId: string): Promise<{ bytes: Buffer; name: string }> {
  const file = await ground.owner.call(downloadDisclosed, { disclosureId });
  const pieces: Buffer[] = [];
  for await (const piece of ground.kernel.services.files.read(file)) pieces.push(piece as Buffer);
  return { bytes: Buffer.concat(pieces), name: file.name };
}

/** Everything that other programs get out of a file. */
function allIn(bytes: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), "palermo-disclosed-"));
  const path = join(folder, "copy.pdf");
  writeFileSync(path, bytes);
  const parts = [bytes.toString("latin1")];
  if (poppler)
    for (const [command, ...args] of [
      ["pdftotext", "-raw", path, "-"],
      ["pdftotext", "-layout", path, "-"],
      ["strings", "-a", path],
    ] as const)
      parts.push(execFileSync(command, args).toString("utf8"));
  rmSync(folder, { recursive: true });
  return parts.join("\n");
}

describe("[C8] a copy for disclosure", () => {
  it("proposes the names of protected people that stand in the paper, never those of the accused", async () => {
    const { evidenceId, caseId } = await caseWithStatement();
    const { items, notLookedFor } = await ground.owner.call(proposeMarks, { evidenceId });
    expect(items.map(({ phrase }) => phrase).sort()).toEqual([
      "Marlow",
      "Marlow, Zdenka",
      "Zdenka",
      "Zdenka Marlow",
    ]);
    expect(notLookedFor).toBe(0);
    const reader = await ground.readerOf(caseId);
    expect(await reader.call(proposeMarks, { evidenceId })).toEqual({ items: [], notLookedFor: 1 });
  });

  it("[C8] holds none of what is withheld, whatever program looks, and its name tells nothing", async () => {
    const { evidenceId, caseId } = await caseWithStatement();
    const disclosureId = randomUUID();
    await ground.owner.call(makeDisclosure, {
      disclosureId,
      evidenceId,
      recipient: "Defence counsel",
      marks: [mark("Zdenka"), mark("Marlow")],
    });
    await ground.jobsDone();
    const { items } = await ground.owner.call(listDisclosures, { caseId });
    expect(items).toMatchObject([
      {
        state: "made",
        recipient: "Defence counsel",
        marks: [{ phrase: "Zdenka" }, { authority: "District court, order 4" }],
      },
    ]);
    expect(items[0]?.withheld.length).toBeGreaterThan(0);
    const { bytes, name } = await copyOf(disclosureId);
    const all = allIn(bytes);
    expect(all).not.toMatch(/zdenka|marlow/i);
    if (poppler) expect(all).toContain("Viktor Marin denies it");
    expect(name).toBe("exhibit-1-disclosed.pdf");
  });

  it("[C8] never withholds quietly what may help the defence, nor without ground and authority", async () => {
    const { evidenceId } = await caseWithStatement();
    const call = (more: object) =>
      ground.owner.call(makeDisclosure, {
        disclosureId: randomUUID(),
        evidenceId,
        recipient: "Defence",
        marks: [],
        ...more,
      } as never);
    await expect(call({ marks: [mark("Marlow", { helpsDefence: true })] })).rejects.toMatchObject({
      detail: { refusal: "withheld-quietly" },
    });
    await expect(call({ marks: [mark("Marlow", { authority: "" })] })).rejects.toMatchObject({
      code: "bad-input",
    });
    await expect(call({ whole: true, marks: [mark("Marlow")] })).rejects.toMatchObject({
      detail: { refusal: "whole-with-marks" },
    });
    const told = mark("Marlow", { helpsDefence: true, courtTold: "Letter of 3 March" });
    await expect(call({ marks: [told] })).resolves.toMatchObject({ state: "making" });
    await ground.jobsDone();
  });

  it("[C8] of the whole is for the court, byte for byte", async () => {
    const { evidenceId } = await caseWithStatement();
    const disclosureId = randomUUID();
    await ground.owner.call(makeDisclosure, {
      disclosureId,
      evidenceId,
      recipient: "Court",
      whole: true,
      marks: [],
    });
    expect((await copyOf(disclosureId)).bytes.equals(pdf)).toBe(true);
  });

  it("of what is no PDF, or has no such page, is not made and says why", async () => {
    const { evidenceId, caseId } = await caseWithStatement(Buffer.from("just words"));
    const disclosureId = randomUUID();
    await ground.owner.call(makeDisclosure, {
      disclosureId,
      evidenceId,
      recipient: "Defence",
      marks: [mark("words")],
    });
    await ground.jobsDone();
    const { items } = await ground.owner.call(listDisclosures, { caseId });
    expect(items[0]).toMatchObject({ state: "failed", bytes: null, problem: expect.stringMatching(/PDF/) });
    await expect(ground.owner.call(downloadDisclosed, { disclosureId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is not there for a stranger", async () => {
    const { evidenceId, caseId } = await caseWithStatement();
    const disclosureId = randomUUID();
    const input = { disclosureId, evidenceId, recipient: "Court", whole: true, marks: [] };
    await ground.owner.call(makeDisclosure, input);
    for (const [declaration, asked] of [
      [proposeMarks, { evidenceId }],
      [makeDisclosure, { ...input, disclosureId: randomUUID() }],
      [listDisclosures, { caseId }],
      [downloadDisclosed, { disclosureId }],
    ] as const)
      await expect(ground.stranger.call(declaration as never, asked as never)).rejects.toMatchObject({
        code: "not-found",
      });
  });
});

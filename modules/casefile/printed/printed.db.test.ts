import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addTemporary } from "#kernel/files";
import type { TestAccount } from "#kernel/testing";
import { langs } from "#kernel/words";
import { addParticipant } from "../add-participant.ts";
import { type EvidenceGround, newEvidence, openEvidenceGround } from "../evidence/test-ground.ts";
import { text } from "../text.ts";

let ground: EvidenceGround;
let folder: string;
beforeAll(async () => {
  ground = await openEvidenceGround();
  folder = mkdtempSync(join(tmpdir(), "palermo-file-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await ground?.kernel.close();
});

type Made = { fileName: string; mediaType: string; base64: string };

function printed(caseId: string, who: TestAccount): Promise<Made> {
  return who.callByName("section.print-file", { dossierId: caseId }) as Promise<Made>;
}

/** The words of a PDF, page by page, as another program reads them. */
function pagesOf(made: Made): string[] {
  const file = join(folder, `${randomUUID()}.pdf`);
  writeFileSync(file, Buffer.from(made.base64, "base64"));
  return execFileSync("pdftotext", ["-layout", file, "-"]).toString().split("\f");
}

async function filledCase() {
  const caseId = await ground.newCase();
  const names = {
    state: "known" as const,
    value: [{ kind: "legal" as const, given: "Verborgen", family: "Bell" }],
  };
  const { personCode } = await ground.owner.call(addParticipant, {
    caseId,
    participantId: randomUUID(),
    capacity: "presumed_victim",
    person: { identity: { names } },
  });
  await newEvidence(ground, caseId, { title: "Ledger of the greenhouse" });
  await ground.owner.callByName("casefile.add-decision", {
    caseId,
    recordId: randomUUID(),
    content: { decided: "Search the office", by: "Prosecutor", on: "2026-03-02", reasons: "Wage slips" },
  });
  return { caseId, personCode };
}

async function toAttach(content: string, name: string): Promise<string> {
  const stored = await ground.kernel.services.files.write(Readable.from([Buffer.from(content)]), {
    limit: 1000,
  });
  return ground.owner.work(
    async (context) => (await addTemporary(context, { name, mediaType: "text/plain", stored })).temporaryId,
  );
}

describe("the printed file of a case", () => {
  it("is not there for a stranger, and refused to who reads without printing", async () => {
    const { caseId } = await filledCase();
    await expect(printed(caseId, ground.stranger)).rejects.toMatchObject({ code: "not-found" });
    const analyst = await ground.kernel.openAccount({ agencyId: ground.agencyId, roles: ["analyst"] });
    await ground.owner.callByName("access.give-grant", {
      dossierId: caseId,
      compartments: ["investigation"],
      level: "read",
      to: { kind: "account", id: analyst.accountId },
      purpose: "case-work",
    });
    await expect(printed(caseId, analyst)).rejects.toMatchObject({ detail: { refusal: "nothing-to-print" } });
  });

  it("names every exhibit, record and section with the page on which it stands, and no name of a person", async () => {
    const { caseId, personCode } = await filledCase();
    const pages = pagesOf(await printed(caseId, ground.owner));
    const [contents = "", ...rest] = pages;
    for (const wanted of ["Exhibit 1: Ledger of the greenhouse", "Tasks", "Decisions"]) {
      const line = contents.split("\n").find((one) => one.includes(wanted)) ?? "";
      const page = Number(/(\d+)\s*$/.exec(line)?.[1]);
      expect(page, `${wanted} in ${contents}`).toBeGreaterThan(1);
      expect(pages[page - 1]).toContain(wanted);
    }
    const whole = rest.join("\n");
    for (const said of [personCode, "Presumed victim", "Search the office", "Wage slips"])
      expect(whole).toContain(said);
    expect(pages.join("\n")).not.toContain("Verborgen");
  });

  it("says that parts are withheld where its reader knows of them, and nothing of what lies in them", async () => {
    const { caseId } = await filledCase();
    const reader = await ground.readerOf(caseId);
    await ground.owner.callByName("task.open-task", {
      taskId: randomUUID(),
      dossierId: caseId,
      compartment: "identity",
      title: "Ask for the passport CANARY",
      assignee: { kind: "account", id: ground.owner.accountId },
    });
    expect(pagesOf(await printed(caseId, ground.owner)).join("\n")).toContain("CANARY");
    const pages = pagesOf(await printed(caseId, reader)).join("\n");
    expect(pages).toContain("Further parts of this dossier are withheld");
    expect(pages).not.toContain("CANARY");
  });

  it("holds notes, names of attached files and links with their pages, each as far as its reader may open it", async () => {
    const { caseId } = await filledCase();
    const reader = await ground.readerOf(caseId);
    const prosecutor = await ground.kernel.openAccount({ agencyId: ground.agencyId, roles: ["prosecutor"] });
    await ground.owner.callByName("access.give-grant", {
      dossierId: caseId,
      compartments: ["prosecution", "investigation"],
      level: "contribute",
      to: { kind: "account", id: prosecutor.accountId },
      purpose: "case-work",
    });
    const note = (compartment: string, text: string) => ({
      noteId: randomUUID(),
      dossierId: caseId,
      compartment,
      lang: "en",
      text,
    });
    await ground.owner.callByName(
      "note.write-note",
      note("investigation", `Ask the baker opposite${" and the next one".repeat(700)} LASTWORD`),
    );
    await prosecutor.callByName("note.write-note", note("prosecution", "Weak on purpose SHUTNOTE"));
    await ground.owner.callByName("attachment.add-attachment", {
      attachmentId: randomUUID(),
      dossierId: caseId,
      compartment: "investigation",
      uploadId: await toAttach("the words of a file", "floor-plan.txt"),
      description: "Drawn by the landlord",
    });
    const other = await filledCase();
    const { code } = (await ground.owner.callByName("casefile.get-case", { caseId: other.caseId })) as {
      code: string;
    };
    await ground.owner.callByName("link.make-link", {
      linkId: randomUUID(),
      kind: "link.related",
      compartment: "investigation",
      dossierId: caseId,
      toCode: code,
      reason: "Same van",
    });
    const pages = pagesOf(await printed(caseId, ground.owner));
    const [contents = ""] = pages;
    for (const [title, said] of [
      ["Notes", "Ask the baker opposite"],
      ["Attached files", "floor-plan.txt"],
      ["Linked dossiers", "Same van"],
    ] as const) {
      const line = contents.split("\n").find((one) => one.includes(title)) ?? "";
      const page = Number(/(\d+)\s*$/.exec(line)?.[1]);
      expect(pages.slice(page - 1).join("\n"), title).toContain(said);
    }
    const whole = pages.join("\n");
    expect(whole).toContain(code);
    expect(whole).toContain("LASTWORD");
    expect(whole).not.toContain("the words of a file");
    expect(whole).not.toContain("SHUTNOTE");
    const forProsecutor = pagesOf(await printed(caseId, prosecutor)).join("\n");
    expect(forProsecutor).toContain("SHUTNOTE");
    // Whoever may not open the other end is not told of the link.
    const forReader = pagesOf(await printed(caseId, reader)).join("\n");
    expect(forReader).toContain("Ask the baker opposite");
    expect(forReader).not.toContain(code);
    expect(forReader).not.toContain("Same van");
  });

  it("has its titles in six languages", () => {
    for (const lang of langs)
      for (const part of ["summary", "people", "timeline", "exhibits", "disclosures"])
        expect(text(lang, `file-section.${part}`)).not.toContain("file-section");
  });
});

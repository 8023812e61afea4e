import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { Readable } from "node:stream";
import { addTemporary } from "#kernel/files";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "../index.ts";
import { openCase } from "../open-case.ts";
import { addEvidence } from "./add-evidence.ts";

/** A kernel with cases, an investigator, a reader and somebody to whom nothing was given. */
export type EvidenceGround = {
  readonly kernel: TestKernel;
  readonly agencyId: string;
  readonly owner: TestAccount;
  readonly stranger: TestAccount;
  readonly newCase: () => Promise<string>;
  /** A reader of the given parts of a case. */
  readonly readerOf: (caseId: string, level?: string) => Promise<TestAccount>;
  readonly upload: (content: string | Buffer, name?: string) => Promise<string>;
  readonly jobsDone: () => Promise<void>;
};

export const noon = "2026-03-02T12:00:00+01:00";
export const seizure = {
  act: "seized" as const,
  at: noon,
  by: "Insp. T. Vidal",
  place: "Greenhouse 4, office",
  reason: "Search warrant 12/2026",
  seal: "A-1",
};

export async function openEvidenceGround(): Promise<EvidenceGround> {
  const kernel = await openTestKernel({ modules: [casefile] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const agencyId = await kernel.openAgency();
  const owner = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  const stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  return {
    kernel,
    agencyId,
    owner,
    stranger,
    async newCase() {
      const caseId = randomUUID();
      await owner.call(openCase, { caseId, kind: "trafficking" });
      return caseId;
    },
    async readerOf(caseId, level = "read") {
      const reader = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
      await owner.callByName("access.give-grant", {
        dossierId: caseId,
        compartments: ["investigation"],
        level,
        to: { kind: "account", id: reader.accountId },
        purpose: "case-work",
      });
      return reader;
    },
    async upload(content, name = "ledger.txt") {
      const bytes = Buffer.from(content);
      const stored = await kernel.services.files.write(Readable.from([bytes]), { limit: bytes.length });
      const { temporaryId } = await owner.work((context) =>
        addTemporary(context, { name, mediaType: "application/octet-stream", stored, raw: true }),
      );
      return temporaryId;
    },
    async jobsDone() {
      const database = await kernel.database.owner();
      try {
        for (let tries = 0; tries < 400; tries += 1) {
          const { rows } = await database.query(
            "select count(*)::int as n from jobs.job where state in ('waiting', 'running')",
          );
          if (rows[0].n === 0) return;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error("jobs did not end");
      } finally {
        await database.end();
      }
    },
  };
}

/** A piece of evidence of the owner's, a thing without a file when no content is given. */
export async function newEvidence(
  ground: EvidenceGround,
  caseId: string,
  { content, name, ...more }: { content?: string | Buffer; name?: string } & Record<string, unknown> = {},
) {
  const uploadId = content === undefined ? undefined : await ground.upload(content, name);
  return ground.owner.call(addEvidence, {
    caseId,
    evidenceId: randomUUID(),
    kind: content === undefined ? "object" : "document",
    title: "Green notebook",
    ...(uploadId === undefined ? {} : { uploadId }),
    beginning: seizure,
    ...more,
  } as never);
}

import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { z } from "zod";
import { addFile, FileError, findFile, withDigest } from "#kernel/files";
import type { WorkContext } from "#kernel/import";
import { defineJob } from "#kernel/jobs";
import { extractText, type PdfMark, PdfProblem, type RedactedPdf, redactPdf } from "#kernel/pdf";
import { findEvidence, openEvidence } from "../evidence/evidence-row.ts";
import type { Mark } from "./disclosure.ts";
import { disclosurePlace, findDisclosure, marksOf } from "./disclosure-rows.ts";
import { alarmOf, type Guarded, namesToGuard } from "./names-left.ts";

/** The redacted copy keeps one name for all, since names of files tell things too. */
const copyName = "disclosed.pdf";

export const redactCopy = defineJob({
  name: "casefile.redact-copy",
  about: "Makes the disclosed copy of a PDF: what is marked is removed, the rest is written anew.",
  needs: "casefile.disclose",
  input: z.object({ disclosureId: z.uuid() }),
  output: z.object({ made: z.boolean() }),
  retries: 1,
}).run(async ({ input, inTx, files: { store, folder }, signal }) => {
  const { disclosureId } = input;
  const order = await inTx((context) => orderOf(context, disclosureId));
  if (order === null) return { made: false };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  try {
    const plain = withDigest(store.read(order.file), order.sha256);
    await pipeline(plain, createWriteStream(path, { mode: 0o600, flags: "wx" }), { signal });
    const redacted = await redactPdf(path, order.marks, { signal });
    const alarm = await alarmAt(join(folder, randomUUID()), redacted.pdf, order.guarded, signal);
    if (alarm !== null) {
      await inTx((context) => fail(context, disclosureId, alarm));
      return { made: false };
    }
    const stored = await store.write(Readable.from([redacted.pdf]), { limit: redacted.pdf.length, signal });
    const kept = await inTx((context) => keep(context, { disclosureId, redacted, stored }));
    if (!kept) await store.remove(stored.address);
    return { made: kept };
  } catch (error) {
    const code = codeOf(error);
    if (code === null || signal.aborted) throw error;
    await inTx((context) => fail(context, disclosureId, code));
    return { made: false };
  } finally {
    await rm(path, { force: true });
  }
});

async function orderOf(context: WorkContext, disclosureId: string) {
  const row = await findDisclosure(context, disclosureId);
  if (row.state !== "making") return null;
  const { row: evidence } = await findEvidence(context, row.evidence_id);
  const file = evidence.file_id === null ? null : await findFile(context, evidence.file_id);
  const sha256 = await openEvidence(context, evidence, "sha256");
  if (file === null || sha256 === null) return null;
  const guarded = await namesToGuard(context, row.dossier_id);
  return { file, sha256, guarded, marks: (await marksOf(context, row)).map(pdfMark) };
}

async function fail({ tx }: Pick<WorkContext, "tx">, disclosureId: string, problem: string): Promise<void> {
  await sql`
    update casefile.disclosure set state = 'failed', problem = ${problem} where disclosure_id = ${disclosureId}::uuid`.execute(
    tx,
  );
}

/** Reads the copy as any other program would, and looks for names that stand under a pseudonym. */
async function alarmAt(path: string, pdf: Uint8Array, guarded: Guarded, signal: AbortSignal) {
  if (guarded?.phrases.length === 0) return null;
  try {
    await writeFile(path, pdf, { mode: 0o600, flag: "wx" });
    return alarmOf(guarded, await extractText(path, { signal }));
  } finally {
    await rm(path, { force: true });
  }
}

function pdfMark({ phrase, page, rect }: Mark): PdfMark {
  if (phrase !== undefined) return page === undefined ? { phrase } : { phrase, page };
  if (page === undefined || rect === undefined) throw new PdfProblem("not-redacted");
  return { page, rect };
}

type Made = {
  readonly disclosureId: string;
  readonly redacted: RedactedPdf;
  readonly stored: Parameters<typeof addFile>[1]["stored"];
};

async function keep(context: WorkContext, { disclosureId, redacted, stored }: Made): Promise<boolean> {
  const { tx, vault } = context;
  const row = await findDisclosure(context, disclosureId);
  const file = { dossierId: row.dossier_id, compartment: "investigation" as const, name: copyName };
  const added = await addFile(context, { ...file, mediaType: "application/pdf", stored });
  if (added === null || row.state !== "making") return false;
  const seal = (column: "sha256" | "withheld", text: string) =>
    vault.seal(row.dossier_id, disclosurePlace(disclosureId, column), text);
  await sql`
    update casefile.disclosure set state = 'made', file_id = ${added.fileId}::uuid, bytes = ${stored.bytes}::bigint,
      sha256 = ${await seal("sha256", stored.sha256)}, withheld = ${await seal("withheld", JSON.stringify(redacted.withheld))}
    where disclosure_id = ${disclosureId}::uuid`.execute(tx);
  return true;
}

/** The word of what went wrong with the file itself; null for what is no fault of it. */
function codeOf(error: unknown): string | null {
  if (error instanceof PdfProblem) return error.code;
  if (error instanceof FileError && (error.code === "not-authentic" || error.code === "missing"))
    return "broken";
  return null;
}

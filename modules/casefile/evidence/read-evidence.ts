import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { z } from "zod";
import { ExtractProblem, extractFile, type FileText } from "#kernel/extract";
import { FileError, findFile, giveBack, type OpenFile } from "#kernel/files";
import type { WorkContext } from "#kernel/import";
import { defineJob } from "#kernel/jobs";
import { type SafeKind, safeKindOf, startBytes } from "../viewing/safe-kind.ts";
import { findEvidence, openEvidence } from "./evidence-row.ts";

/** Larger files are hashed and not read for words; disk images and recordings are. */
const mostBytesForWords = 128 * 1024 ** 2;
const textBatch = 50;

type Found = {
  readonly file: OpenFile;
  readonly sha256: string;
  readonly caseId: string;
  readonly agencyId: string;
};
type Words = { readonly state: "none" | "read" | "no-text" | "failed"; readonly problem: string | null };

/**
 * Reads every byte of a piece of evidence, says whether they are those that came in, and keeps the words of what has
 * words. The plain copy that the reading child gets is the server's own (mode 600) and gone when it ends.
 */
export const readEvidence = defineJob({
  name: "casefile.read-evidence",
  about: "Checks the bytes of a piece of evidence against their digest and reads its words.",
  needs: "casefile.work",
  input: z.object({ evidenceId: z.uuid(), words: z.boolean().default(true) }),
  output: z.object({ intact: z.boolean(), pages: z.int() }),
  retries: 2,
}).run(async ({ input, inTx, files: { store, folder }, signal, progress, log }) => {
  const { evidenceId } = input;
  const found = await inTx((context) => fileOf(context, evidenceId));
  if (found === null) return { intact: false, pages: 0 };
  const { file, sha256 } = found;
  const words = input.words && file.bytes <= mostBytesForWords;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  try {
    const { digest, start } = await hashInto(store.pieces(file), {
      path: words ? path : null,
      total: file.bytes,
      signal,
      progress,
    });
    const intact = digest === sha256;
    if (!intact) log("evidence-differs");
    const shownAs = intact ? safeKindOf(start, file.bytes) : null;
    await inTx((context) => writeCheck(context, evidenceId, { intact, shownAs }));
    if (!intact) {
      await inTx((context) => writeState(context, evidenceId, { state: "failed", problem: "bytes-differ" }));
      return { intact, pages: 0 };
    }
    if (!words) {
      if (input.words)
        await inTx((context) => writeState(context, evidenceId, { state: "none", problem: null }));
      return { intact, pages: 0 };
    }
    const read = await wordsOf(path, signal);
    if ("state" in read) {
      await inTx((context) => writeState(context, evidenceId, read));
      return { intact, pages: 0 };
    }
    for (let at = 0; at < read.pages.length; at += textBatch)
      await inTx((context) =>
        writePages(context, {
          found,
          evidenceId,
          pages: read.pages.slice(at, at + textBatch),
          first: at === 0,
        }),
      );
    await inTx((context) =>
      writeState(context, evidenceId, { state: read.noText ? "no-text" : "read", problem: null }),
    );
    if (read.kind === "pdf" && read.pages.length > 0)
      await inTx(({ tx }) =>
        sql`update casefile.evidence set pages = ${read.pages.length} where evidence_id = ${evidenceId}::uuid`.execute(
          tx,
        ),
      );
    return { intact, pages: read.pages.length };
  } finally {
    await rm(path, { force: true });
  }
});

async function fileOf(context: WorkContext, evidenceId: string): Promise<Found | null> {
  const { row, of } = await findEvidence(context, evidenceId);
  const file = row.file_id === null ? null : await findFile(context, row.file_id);
  const sha256 = await openEvidence(context, row, "sha256");
  if (file === null || sha256 === null) return null;
  return { file, sha256, caseId: of.case_id, agencyId: of.agency_id };
}

type Hashing = {
  /** Where the plain copy goes; null when nobody reads it. */
  readonly path: string | null;
  readonly total: number;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, step: string) => Promise<void>;
};

/** The digest of all bytes, and the first of them; a chunk that does not open counts as another digest, not as a failed job. */
async function hashInto(
  source: AsyncIterable<Uint8Array>,
  { path, total, signal, progress }: Hashing,
): Promise<{ digest: string | null; start: Buffer }> {
  const hash = createHash("sha256");
  const start = Buffer.alloc(Math.min(startBytes, total));
  let done = 0;
  let told = 0;
  async function* hashed() {
    for await (const piece of source) {
      signal.throwIfAborted();
      hash.update(piece);
      if (done < start.length) start.set(piece.subarray(0, start.length - done), done);
      done += piece.length;
      if (done - told > 64 * 1024 ** 2) {
        told = done;
        await progress(done, total, "");
      }
      yield piece;
      if (path === null) giveBack(piece);
    }
  }
  try {
    if (path !== null)
      await pipeline(hashed(), createWriteStream(path, { mode: 0o600, flags: "wx" }), { signal });
    else for await (const _ of hashed());
  } catch (error) {
    if (error instanceof FileError && (error.code === "not-authentic" || error.code === "missing"))
      return { digest: null, start };
    throw error;
  }
  return { digest: hash.digest("hex"), start };
}

async function wordsOf(path: string, signal: AbortSignal): Promise<FileText | Words> {
  try {
    return (await extractFile(path, { signal })) ?? { state: "none", problem: null };
  } catch (error) {
    if (!(error instanceof ExtractProblem)) throw error;
    if (error.code === "stopped") throw error;
    return { state: "failed", problem: error.code };
  }
}

async function writeCheck(
  { tx, now }: WorkContext,
  evidenceId: string,
  { intact, shownAs }: { intact: boolean; shownAs: SafeKind | null },
): Promise<void> {
  await sql`
    update casefile.evidence set checked_at = ${now}, intact = ${intact}, shown_as = ${shownAs} where evidence_id = ${evidenceId}::uuid
  `.execute(tx);
}

async function writeState({ tx }: WorkContext, evidenceId: string, { state, problem }: Words): Promise<void> {
  await sql`
    update casefile.evidence set text_state = ${state}::casefile.text_state, text_problem = ${problem}
    where evidence_id = ${evidenceId}::uuid`.execute(tx);
}

type Pages = {
  readonly found: Found;
  readonly evidenceId: string;
  readonly pages: FileText["pages"];
  readonly first: boolean;
};

async function writePages(
  { tx, vault }: WorkContext,
  { found, evidenceId, pages, first }: Pages,
): Promise<void> {
  if (first)
    await sql`delete from casefile.evidence_text where evidence_id = ${evidenceId}::uuid`.execute(tx);
  for (const { page, text } of pages) {
    const id = randomUUID();
    const content = await vault.seal(
      found.caseId,
      { table: "casefile.evidence_text", column: "content", row: id },
      text,
    );
    await sql`
      insert into casefile.evidence_text (agency_id, evidence_text_id, dossier_id, evidence_id, page, content)
      values (${found.agencyId}::uuid, ${id}::uuid, ${found.caseId}::uuid, ${evidenceId}::uuid, ${page}, ${content})
    `.execute(tx);
  }
}

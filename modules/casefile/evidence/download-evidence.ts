import { z } from "zod";
import { NotFound, question, refuse } from "#kernel/action";
import { findFile } from "#kernel/files";
import { DownloadedFile } from "#kernel/module";
import { findEvidence, openEvidence } from "./evidence-row.ts";
import { waitsForFreeAccount } from "./free-account.ts";

/**
 * The bytes of a piece of evidence: hashed on their way out, so that what differs from the beginning breaks off and is
 * never taken for the whole. Asked by the download's address alone, since the answer holds the file's key.
 */
export const downloadEvidence = question({
  name: "casefile.download-evidence",
  about: "The bytes of a piece of evidence, checked against their digest while they are sent.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ evidenceId: z.uuid() }),
  output: DownloadedFile,
  refusals: ["free-account-first"],
}).run(async (context) => {
  const { row, of } = await findEvidence(context, context.input.evidenceId);
  if (await waitsForFreeAccount(context, row.evidence_id)) return refuse("free-account-first");
  const file = row.file_id === null ? null : await findFile(context, row.file_id);
  const sha256 = await openEvidence(context, row, "sha256");
  if (file === null || sha256 === null) throw new NotFound();
  context.opened([of.case_id], ["evidence.file"]);
  return { address: file.address, key: file.key, bytes: file.bytes, name: file.name ?? "file", sha256 };
});

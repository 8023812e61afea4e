import { z } from "zod";
import { NotFound, question, refuse } from "#kernel/action";
import { findFile } from "#kernel/files";
import { DownloadedFile } from "#kernel/module";
import { findEvidence, openEvidence } from "../evidence/evidence-row.ts";
import { waitsForFreeAccount } from "../evidence/free-account.ts";
import { findDisclosure, openDisclosure } from "./disclosure-rows.ts";

export const downloadDisclosed = question({
  name: "casefile.download-disclosed",
  about: "The bytes of a disclosed copy, checked against their digest while they are sent.",
  needs: "casefile.disclose",
  audited: true,
  input: z.object({ disclosureId: z.uuid() }),
  output: DownloadedFile,
  refusals: ["free-account-first"],
}).run(async (context) => {
  const row = await findDisclosure(context, context.input.disclosureId);
  const { row: evidence, of } = await findEvidence(context, row.evidence_id);
  if (await waitsForFreeAccount(context, row.evidence_id)) return refuse("free-account-first");
  const file = row.file_id === null ? null : await findFile(context, row.file_id);
  const sha256 = row.whole
    ? await openEvidence(context, evidence, "sha256")
    : await openDisclosure(context, row, "sha256");
  if (file === null || sha256 === null) throw new NotFound();
  context.opened([of.case_id], ["disclosure.file"]);
  return {
    address: file.address,
    key: file.key,
    bytes: file.bytes,
    name: `exhibit-${evidence.exhibit}${row.whole ? "" : "-disclosed"}.pdf`,
    sha256,
  };
});

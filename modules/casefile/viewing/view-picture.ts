import { z } from "zod";
import { isRefusal, NotFound, question } from "#kernel/action";
import { findFile } from "#kernel/files";
import { DownloadedFile } from "#kernel/module";
import { openEvidence } from "../evidence/evidence-row.ts";
import { evidenceToShow } from "./evidence-to-show.ts";

/**
 * The bytes of a picture for the case's own page. They leave as bytes of no type like every download, and the page draws them
 * as a picture and nothing else: there is no address under which a browser would open them.
 */
export const viewPicture = question({
  name: "casefile.view-picture",
  about: "The bytes of a picture among the evidence, to be looked at inside the case.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ evidenceId: z.uuid() }),
  output: DownloadedFile,
  refusals: ["free-account-first"],
}).run(async (context) => {
  const { evidenceId } = context.input;
  const row = await evidenceToShow(context, evidenceId, ["png", "jpeg", "gif", "webp"]);
  if (isRefusal(row)) return row;
  const file = row.file_id === null ? null : await findFile(context, row.file_id);
  const sha256 = await openEvidence(context, row, "sha256");
  if (file === null || sha256 === null) throw new NotFound();
  context.opened([row.dossier_id], ["evidence.file"]);
  return { address: file.address, key: file.key, bytes: file.bytes, name: `picture.${row.shown_as}`, sha256 };
});

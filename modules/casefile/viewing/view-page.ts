import { z } from "zod";
import { action, isRefusal, NotFound } from "#kernel/action";
import { findFile, lendCopy } from "#kernel/files";
import { defineJob } from "#kernel/jobs";
import { drawPage } from "#kernel/pdf";
import { evidenceToShow } from "./evidence-to-show.ts";
import { mostDrawnBytes } from "./safe-kind.ts";

const Named = z.object({ evidenceId: z.uuid(), page: z.int().min(1).max(2000) });
const drawingLimits = { maxBytes: mostDrawnBytes, memoryMb: 1536 } as const;

export const viewPage = action({
  name: "casefile.view-page",
  about:
    "Draws one page of a PDF among the evidence, so that it is looked at without opening the file. The job's result is the picture.",
  needs: "casefile.read",
  input: Named,
  output: z.object({ jobId: z.uuid() }),
  refusals: ["free-account-first"],
}).run(async (context) => {
  const row = await evidenceToShow(context, context.input.evidenceId, ["pdf"]);
  if (isRefusal(row)) return row;
  if (row.pages !== null && context.input.page > row.pages) throw new NotFound();
  context.opened([row.dossier_id], ["evidence.file"]);
  return { jobId: await context.startJob("casefile.draw-page", context.input) };
});

export const drawEvidencePage = defineJob({
  name: "casefile.draw-page",
  about: "Draws one page of a PDF among the evidence in a process of its own.",
  needs: "casefile.read",
  input: Named,
  output: z.object({ png: z.string().describe("base64"), width: z.number(), height: z.number() }),
  personal: true,
  retries: 1,
  async stillShows(context) {
    const row = await evidenceToShow(context, context.input.evidenceId, ["pdf"]);
    return !isRefusal(row) && row.file_id !== null;
  },
}).run(async ({ input, inTx, files, signal }) => {
  const file = await inTx(async (context) => {
    const row = await evidenceToShow(context, input.evidenceId, ["pdf"]);
    return isRefusal(row) || row.file_id === null ? null : findFile(context, row.file_id);
  });
  if (file === null) throw new NotFound();
  const { png, width, height } = await lendCopy(files, { ...file, signal }, (path) =>
    drawPage(path, input.page, { signal, limits: drawingLimits }),
  );
  return { png: png.toString("base64"), width, height };
});

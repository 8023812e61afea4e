import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { lendCopy } from "#kernel/files";
import { defineJob } from "#kernel/jobs";
import { drawPage } from "#kernel/pdf";
import { copyOf, heldFile, originalOf, seenFile } from "./file-rows.ts";
import { readingLimits } from "./read-file.ts";

const Named = z.object({
  fileId: z.uuid(),
  page: z.int().min(1).max(2000),
  which: z.enum(["original", "copy"]).default("original"),
});

export const showPage = action({
  name: "caselaw.show-page",
  about:
    "Draws one page of a judgment's file as a picture, so that an editor sees what no text says and marks it. The job's result is the picture.",
  needs: "caselaw.edit",
  input: Named,
  output: z.object({ jobId: z.string() }),
  refusals: ["no-such-page"],
}).run(async (context) => {
  const row = await heldFile(context, context.input.fileId);
  if (row.pages === null || context.input.page > row.pages)
    return refuse("no-such-page", { path: ["page"], params: { pages: row.pages ?? 0 } });
  return { jobId: await context.startJob("caselaw.draw-page", context.input) };
});

export const drawFilePage = defineJob({
  name: "caselaw.draw-page",
  about: "Draws one page of a judgment's file in a process of its own.",
  needs: "caselaw.edit",
  input: Named,
  output: z.object({ png: z.string().describe("base64"), width: z.number(), height: z.number() }),
  personal: true,
  retries: 1,
  async stillShows(context) {
    await seenFile(context, context.input.fileId);
    return true;
  },
}).run(async ({ input, inTx, files, signal }) => {
  const found = await inTx(async (inside) => {
    const row = await heldFile(inside, input.fileId);
    return input.which === "copy" ? copyOf(inside, row) : originalOf(inside, row);
  });
  if (found === null) throw new Error("the copy is no longer there");
  const { png, width, height } = await lendCopy(files, { ...found, signal }, (path) =>
    drawPage(path, input.page, { signal, limits: readingLimits }),
  );
  return { png: png.toString("base64"), width, height };
});

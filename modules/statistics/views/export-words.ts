import { z } from "zod";
import { ViewAsk } from "./view.ts";

export const viewFormats = ["csv", "xlsx", "pdf", "picture"] as const;

export const ViewExportAsk = ViewAsk.extend({
  panel: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,40}$/)
    .optional()
    .describe("one panel; the whole page when left out"),
  format: z
    .enum(viewFormats)
    .describe("picture: the words that stand around a picture made on the reader's device"),
});
export type ViewExportAsk = z.infer<typeof ViewExportAsk>;

export const ViewExport = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  base64: z.string(),
  lines: z.object({ title: z.string(), foot: z.array(z.string()), rightToLeft: z.boolean() }),
});
export type ViewExport = z.infer<typeof ViewExport>;
